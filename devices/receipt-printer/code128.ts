/** CODE128 (ISO/IEC 15417): a text in the fewest symbols of code sets B and C, and its bars. Pure. */

/** Clear space that a reader needs on each side, in modules. */
export const QUIET_MODULES = 10;
const SYMBOL_MODULES = 11;
const STOP_MODULES = 13;

const TO_C = 99;
const TO_B = 100;
const START_B = 104;
const START_C = 105;
const STOP = 106;

/** `{` announces a code set to the printer, so as data it is doubled. */
const BRACE = 0x7b;

type CodeSet = 'B' | 'C';
type Run = { set: CodeSet; text: string };

/** `data` is what GS k takes for type 73; `modules` is the width without the clear space. */
export type Code128 = { data: number[]; modules: number };

/** Null for a text with anything but printable ASCII. */
export function encodeCode128(text: string): Code128 | null {
  if (!/^[ -~]+$/.test(text)) return null;
  const runs = cheapestRuns(text);
  const data = runs.flatMap(({ set, text: part }) => [BRACE, set.charCodeAt(0), ...bytesOf(set, part)]);
  // A start or a change of set, then characters or pairs.
  const symbols = runs.reduce((sum, { set, text: part }) => sum + 1 + part.length / (set === 'C' ? 2 : 1), 0);
  return { data, modules: (symbols + 1) * SYMBOL_MODULES + STOP_MODULES };
}

function bytesOf(set: CodeSet, text: string): number[] {
  if (set === 'C') return (text.match(/../g) ?? []).map(Number);
  return [...text].flatMap((character) => {
    const code = character.charCodeAt(0);
    return code === BRACE ? [BRACE, BRACE] : [code];
  });
}

const digit = (text: string, at: number) => {
  const value = text.charCodeAt(at) - 0x30;
  return value >= 0 && value <= 9 ? value : null;
};

/** The two digits at `at` as a number; null where there are none. */
function pairAt(text: string, at: number): number | null {
  const [tens, ones] = [digit(text, at), digit(text, at + 1)];
  return tens === null || ones === null ? null : 10 * tens + ones;
}

/** The fewest symbols that lead to a place in each set, and whether the last step to it changed the set. */
type Place = { b: number; c: number; cameToB: boolean; cameToC: boolean; pair: number | null };

const NEVER = Number.POSITIVE_INFINITY;
const NOWHERE: Place = { b: NEVER, c: NEVER, cameToB: false, cameToC: false, pair: null };

/**
 * The shortest way through both sets. Some printers obey the real-time commands 10 04, 10 05 and 10 14 even inside a
 * barcode, so the pair 16 is never followed by 04, 05 or 20.
 */
function cheapestRuns(text: string): Run[] {
  const places: Place[] = [{ ...NOWHERE, b: 1, c: 1 }];
  for (let at = 1; at <= text.length; at++) {
    const before = places[at - 1] ?? NOWHERE;
    const twoBefore = places[at - 2] ?? NOWHERE;
    const pair = at < 2 ? null : pairAt(text, at - 2);
    const isCommand = twoBefore.pair === 16 && (pair === 4 || pair === 5 || pair === 20);
    const byCharacter = before.b + 1;
    const byPair = pair === null || isCommand ? NEVER : twoBefore.c + 1;
    // On a tie the set stays: a change is one more thing for a printer to get wrong.
    const cameToB = byPair + 1 < byCharacter;
    const cameToC = byCharacter + 1 < byPair;
    places.push({
      b: cameToB ? byPair + 1 : byCharacter,
      c: cameToC ? byCharacter + 1 : byPair,
      cameToB,
      cameToC,
      pair: cameToC ? null : pair,
    });
  }
  return walkBack(text, places);
}

function walkBack(text: string, places: readonly Place[]): Run[] {
  const runs: Run[] = [];
  const end = places.at(-1) ?? NOWHERE;
  let set: CodeSet = end.c < end.b ? 'C' : 'B';
  for (let at = text.length; at > 0; ) {
    const { cameToB, cameToC } = places[at] ?? NOWHERE;
    if (set === 'B' ? cameToB : cameToC) set = set === 'B' ? 'C' : 'B';
    const start = at - (set === 'C' ? 2 : 1);
    const first = runs[0];
    const part = text.slice(start, at);
    if (first?.set === set) first.text = part + first.text;
    else runs.unshift({ set, text: part });
    at = start;
  }
  return runs;
}

/** Widths of bars and gaps in modules for each symbol, start with a bar: ISO/IEC 15417, table 1. */
const WIDTHS =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112';
const SYMBOLS = WIDTHS.split(' ').map((widths) => [...widths].map(Number));

/** What a printer makes of the data of GS k: the text under the bars, and their widths in modules. Null for what is no CODE128. */
export function drawCode128(data: Uint8Array): { text: string; bars: number[] } | null {
  const symbols: number[] = [];
  let set: CodeSet | null = null;
  let text = '';
  for (let at = 0; at < data.length; at++) {
    const byte = data[at] ?? 0;
    const next = data[at + 1];
    if (byte === BRACE && next !== BRACE) {
      if (next !== 0x42 && next !== 0x43) return null;
      const to = next === 0x42 ? 'B' : 'C';
      symbols.push(set === null ? (to === 'B' ? START_B : START_C) : to === 'B' ? TO_B : TO_C);
      set = to;
      at++;
    } else if (set === 'C') {
      if (byte > 99) return null;
      symbols.push(byte);
      text += String(byte).padStart(2, '0');
    } else if (set === 'B') {
      if (byte < 0x20 || byte > 0x7e) return null;
      symbols.push(byte - 0x20);
      text += String.fromCharCode(byte);
      if (byte === BRACE) at++;
    } else return null;
  }
  if (text === '') return null;
  const check = symbols.reduce((sum, symbol, at) => sum + symbol * Math.max(at, 1), 0) % 103;
  return { text, bars: [...symbols, check, STOP].flatMap((symbol) => SYMBOLS[symbol] ?? []) };
}
