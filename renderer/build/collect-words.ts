/** All sentences of the screen out of the words files beside its screens and components: at build and in tests, never on the kiosk. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Prompt, Text } from '../i18n/words.ts';

const RENDERER = path.join(import.meta.dirname, '..');

export interface AllWords {
  /** Each with the file that it stands in, as often as it is written down. */
  texts: readonly { file: string; key: string; text: Text }[];
  prompts: readonly Prompt[];
}

export async function collectWords(): Promise<AllWords> {
  const texts: { file: string; key: string; text: Text }[] = [];
  const prompts: Prompt[] = [];
  const files = globSync('**/{words,*.words}.ts', { cwd: RENDERER })
    .filter((file) => !file.startsWith('i18n'))
    .sort();
  for (const file of files) {
    const written: Record<string, Record<string, Text | Prompt>> = await import(
      pathToFileURL(path.join(RENDERER, file)).href
    );
    for (const [key, one] of Object.values(written).flatMap((each) => Object.entries(each))) {
      if (isPrompt(one)) prompts.push(one);
      else texts.push({ file, key, text: one });
    }
  }
  return { texts, prompts };
}

function isPrompt(one: Text | Prompt): one is Prompt {
  return 'text' in one;
}
