/** What vite.config.ts makes at build time. */
declare module 'virtual:pinyin-lexicon' {
  /** `words`: address of the lexicon file; its layout is in lexicon.ts. */
  const data: { words: string; names: import('./names.ts').NameData; tails: Record<string, number> };
  export default data;
}
/** Address of the stroke file; its layout is in handwriting.ts. */
declare module 'virtual:strokes' {
  const url: string;
  export default url;
}
declare module '*.css';
declare module '*?raw' {
  const text: string;
  export default text;
}
