/** Cuts an ESC/POS byte stream into commands, for the printer's far end and for tests of the encoder. Pure. */

export type Command =
  | { kind: 'text'; bytes: Uint8Array }
  | { kind: 'line-feed' }
  | { kind: 'init' }
  | { kind: 'size'; width: number; height: number }
  | { kind: 'bold'; on: boolean }
  | { kind: 'align'; to: number }
  | { kind: 'pitch'; dots: number }
  | { kind: 'feed'; dots: number }
  | { kind: 'raster'; widthBytes: number; rows: number; bits: Uint8Array }
  | { kind: 'qr-module'; dots: number }
  | { kind: 'qr-store'; data: Uint8Array }
  | { kind: 'qr-print' }
  | { kind: 'barcode-style'; height?: number; module?: number; hri?: boolean }
  /** `type` 73 is CODE128, whose data carry their code sets. */
  | { kind: 'barcode'; type: number; data: Uint8Array }
  | { kind: 'cut' }
  /** What a presenter does with the slip at its exit: 2 takes it back, 5 throws it out. */
  | { kind: 'ejector'; n: number }
  /** GS r 1: asks for the paper's status once everything before it is done. */
  | { kind: 'paper-status' }
  /** Real-time; it was obeyed when it arrived. */
  | { kind: 'real-time' }
  /** Without effect on the picture, such as the choice of a character set. */
  | { kind: 'other' };

const DEFAULT_PITCH = 30;

/** Commands of two bytes and a fixed number of parameters. */
const FIXED: ReadonlyMap<number, readonly [parameters: number, make: (n: number) => Command]> = new Map<
  number,
  readonly [number, (n: number) => Command]
>([
  [0x1b40, [0, () => ({ kind: 'init' })]],
  [0x1b32, [0, () => ({ kind: 'pitch', dots: DEFAULT_PITCH })]],
  [0x1b33, [1, (n) => ({ kind: 'pitch', dots: n })]],
  [0x1b45, [1, (n) => ({ kind: 'bold', on: (n & 1) === 1 })]],
  [0x1b4a, [1, (n) => ({ kind: 'feed', dots: n })]],
  [0x1b61, [1, (n) => ({ kind: 'align', to: n })]],
  [0x1b64, [1, (n) => ({ kind: 'feed', dots: n * DEFAULT_PITCH })]],
  [0x1b74, [1, () => ({ kind: 'other' })]],
  [0x1c26, [0, () => ({ kind: 'other' })]],
  [0x1c2e, [0, () => ({ kind: 'other' })]],
  [0x1d21, [1, (n) => ({ kind: 'size', width: (n >> 4) + 1, height: (n & 7) + 1 })]],
  [0x1d48, [1, (n) => ({ kind: 'barcode-style', hri: n === 2 })]],
  [0x1d68, [1, (n) => ({ kind: 'barcode-style', height: n })]],
  [0x1d77, [1, (n) => ({ kind: 'barcode-style', module: n })]],
  [0x1d66, [1, () => ({ kind: 'other' })]],
  [0x1d61, [1, () => ({ kind: 'other' })]],
  [0x1d72, [1, () => ({ kind: 'paper-status' })]],
  [0x1004, [1, () => ({ kind: 'real-time' })]],
  [0x1005, [1, () => ({ kind: 'real-time' })]],
]);

const INTRODUCERS = new Set([0x10, 0x1b, 0x1c, 0x1d]);

/** The first command and its length in bytes; null while it is not whole yet. Unknown ones lose their two bytes. */
export function takeCommand(input: Uint8Array): { command: Command; length: number } | null {
  const [first, second, third = 0] = input;
  if (first === undefined) return null;
  if (first === 0x0a) return { command: { kind: 'line-feed' }, length: 1 };
  if (!INTRODUCERS.has(first)) {
    const end = input.findIndex((byte) => byte === 0x0a || INTRODUCERS.has(byte));
    const length = end < 0 ? input.length : end;
    return { command: { kind: 'text', bytes: input.slice(0, length) }, length };
  }
  if (second === undefined) return null;
  const code = (first << 8) | second;
  if (code === 0x1d28) return takeQr(input);
  if (code === 0x1d76) return takeRaster(input);
  if (code === 0x1d6b) return takeBarcode(input);
  if (code === 0x1d65) {
    // Only function 3 carries a number of steps.
    const length = third === 3 ? 4 : 3;
    return input.length < length ? null : { command: { kind: 'ejector', n: third }, length };
  }
  if (code === 0x1d56) {
    // Functions 65 and 66 carry a feed, 0 and 1 nothing.
    const length = third >= 0x41 ? 4 : 3;
    return input.length < length ? null : { command: { kind: 'cut' }, length };
  }
  const fixed = FIXED.get(code);
  if (!fixed) return { command: { kind: 'other' }, length: 2 };
  const [parameters, make] = fixed;
  return input.length < 2 + parameters ? null : { command: make(third), length: 2 + parameters };
}

const u16 = (input: Uint8Array, at: number) => (input[at] ?? 0) | ((input[at + 1] ?? 0) << 8);

function takeQr(input: Uint8Array): { command: Command; length: number } | null {
  const length = 5 + u16(input, 3);
  if (input.length < 5 || input.length < length) return null;
  const command = (): Command => {
    switch (input[6]) {
      case 0x43:
        return { kind: 'qr-module', dots: input[7] ?? 0 };
      case 0x50:
        return { kind: 'qr-store', data: input.slice(8, length) };
      case 0x51:
        return { kind: 'qr-print' };
      default:
        return { kind: 'other' };
    }
  };
  return { command: command(), length };
}

/** Function B names its length, function A ends with NUL. */
function takeBarcode(input: Uint8Array): { command: Command; length: number } | null {
  const [, , type, count] = input;
  if (type === undefined || count === undefined) return null;
  const end = type >= 65 ? 4 + count : input.indexOf(0, 3);
  if (end < 0 || input.length < end) return null;
  const data = input.slice(type >= 65 ? 4 : 3, end);
  return { command: { kind: 'barcode', type, data }, length: type >= 65 ? end : end + 1 };
}

function takeRaster(input: Uint8Array): { command: Command; length: number } | null {
  if (input.length < 8) return null;
  const widthBytes = u16(input, 4);
  const rows = u16(input, 6);
  const length = 8 + widthBytes * rows;
  if (input.length < length) return null;
  return { command: { kind: 'raster', widthBytes, rows, bits: input.slice(8, length) }, length };
}
