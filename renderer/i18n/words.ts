/** How the screen's sentences are written down: each by its key, in all languages side by side, in the words file beside its screen. */
import type { Language } from './languages.ts';

/** One sentence in every language. `{name}` is filled in. */
export type Text = Readonly<Record<Language, string>>;

export type Blanks = Readonly<Record<string, string | number>>;

/** Gives the sentence of a key in the language chosen. A function for more keys serves where fewer are asked for. */
export type Translate<Key extends string> = (key: Key, blanks?: Blanks) => string;

/** The sentences of one screen or component; a text missing in one language fails the type check. */
export function words<Key extends string>(texts: Record<Key, Text>): Readonly<Record<Key, Text>> {
  return texts;
}

/** A spoken sentence; its sound files carry its name, e.g. `voice/zh-CN/home.wav`. */
export interface Prompt {
  name: string;
  text: Text;
}

/** The spoken sentences of one screen, by their names. */
export function prompts<Name extends string>(texts: Record<Name, Text>): Readonly<Record<Name, Prompt>> {
  const named = Object.entries<Text>(texts).map(([name, text]) => [name, { name, text }]);
  return Object.fromEntries(named) as Record<Name, Prompt>;
}

export function fill(text: string, blanks: Blanks = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(blanks[name] ?? whole));
}
