/** Loads the input engines when first needed, each its own chunk of the page's files, and drops what a session taught them. */
import { useEffect, useState } from 'react';
import { Handwriting } from './handwriting.ts';
import { Lexicon } from './lexicon.ts';
import { NameModel } from './names.ts';
import { PartsIndex } from './parts.ts';
import { PinyinEngine } from './pinyin.ts';

let pinyin: Promise<PinyinEngine> | null = null;
let handwriting: Promise<Handwriting> | null = null;
let parts: Promise<PartsIndex> | null = null;

const bytesAt = async (address: string) => new Uint8Array(await (await fetch(address)).arrayBuffer());

const loaders = {
  pinyin: () =>
    (pinyin ??= import('virtual:pinyin-lexicon').then(
      async ({ default: { words, names, tails } }) =>
        new PinyinEngine(new Lexicon(await bytesAt(words)), new NameModel(names), tails),
    )),
  handwriting: () =>
    (handwriting ??= import('virtual:strokes')
      .then((module) => bytesAt(module.default))
      .then((bytes) => new Handwriting(bytes))),
  parts: () => (parts ??= import('./data/parts.txt?raw').then((module) => new PartsIndex(module.default))),
};

interface Engines {
  pinyin: PinyinEngine;
  handwriting: Handwriting;
  parts: PartsIndex;
}

/** Null until it is loaded. */
export function useEngine<Name extends keyof Engines>(name: Name): Engines[Name] | null {
  const [engine, setEngine] = useState<Engines[Name] | null>(null);
  useEffect(() => {
    let wanted = true;
    const load = loaders[name] as () => Promise<Engines[Name]>;
    load().then(
      (loaded) => {
        if (wanted) setEngine(loaded);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [name]);
  return engine;
}

/** At the end of a session: what was chosen is personal. */
export function forgetTyped(): void {
  void pinyin?.then((engine) => engine.forget());
}
