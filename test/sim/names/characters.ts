/** The 87,887 ideographs of GB 18030-2022, implementation level 3, and those that Unicode has had since. */

/** Code points, first and last. The sum of the sizes is the standard's own figure. */
const LEVEL_3: readonly (readonly [number, number])[] = [
  [0x3400, 0x4db5],
  [0x4e00, 0x9fef],
  [0x20000, 0x2a6d6],
  [0x2a700, 0x2b734],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
];
/** In the block of compatibility ideographs, and unified all the same. */
const UNIFIED_THERE = [0x0e, 0x0f, 0x11, 0x13, 0x14, 0x1f, 0x21, 0x23, 0x24, 0x27, 0x28, 0x29];

/** Additions since: to the basic block, extensions A, B and C, and extensions G, H and I. */
const LATER: readonly (readonly [number, number])[] = [
  [0x4db6, 0x4dbf],
  [0x9ff0, 0x9fff],
  [0x2a6d7, 0x2a6df],
  [0x2b735, 0x2b739],
  [0x2ebf0, 0x2ee5d],
  [0x30000, 0x3134a],
  [0x31350, 0x323af],
];

function charactersOf(ranges: readonly (readonly [number, number])[]): string[] {
  return ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)),
  );
}

export function level3(): string[] {
  return [...charactersOf(LEVEL_3), ...UNIFIED_THERE.map((low) => String.fromCodePoint(0xfa00 + low))];
}

export function later(): string[] {
  return charactersOf(LATER);
}
