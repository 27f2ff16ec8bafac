/** What one act of the command is: how it is written, what it does, and the lines that it prints. */
import type { RemoteClient } from './link.ts';

/** The act was not written as it has to be; `usage` is said then. */
export class WrongUse extends Error {}

export type Act = {
  /** After the act's own name. */
  usage: string;
  about: string;
  /** `words`: after the act's name. `options`: `--name value`. Each line as it is known. */
  run: (client: RemoteClient, words: readonly string[], options: ActOptions) => AsyncIterable<string>;
  /** The kiosk's core ends over it, perhaps before it could answer. */
  endsCore?: true;
};

export type ActOptions = {
  level?: string | undefined;
  source?: string | undefined;
  minutes?: string | undefined;
};

/** The only word, one of these. */
export function oneOf<Value extends string>(word: string | undefined, known: readonly Value[]): Value {
  const found = known.find((value) => value === word);
  if (found === undefined) throw new WrongUse();
  return found;
}
