/** The form in which the pinyin keyboard's words and names lie in its data. Pure. */

/** Reading (`liu yang`) → texts with their weights, e.g. `浏阳60流洋12`. Weights are quarter-bits of a log2; no text has a digit. */
export type WeightedTexts = Readonly<Record<string, string>>;

export function packTexts(texts: Iterable<readonly [text: string, weight: number]>): string {
  return [...texts]
    .sort((a, b) => b[1] - a[1])
    .map(([text, weight]) => `${text}${weight}`)
    .join('');
}

export function unpackTexts(packed: string): { text: string; weight: number }[] {
  return [...packed.matchAll(/(\D+)(\d+)/gu)].map(([, text = '', weight = '0']) => ({
    text,
    weight: Number(weight),
  }));
}
