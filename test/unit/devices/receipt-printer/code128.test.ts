/** CODE128: as narrow as a receipt number can be, readable by another's decoder, and harmless to printers that listen too closely. */
import fc from 'fast-check';
import receiptline from 'receiptline';
import { describe, expect, it } from 'vitest';
import { drawCode128, encodeCode128 } from '../../../../devices/receipt-printer/code128.ts';
import { type Command, takeCommand } from '../../../../devices/receipt-printer/command.ts';
import { encodeSlip, type PaperWidth } from '../../../../devices/receipt-printer/encoder.ts';

const RECEIPT = 'LY001-20261124-0007-K';
const rasterise = () => ({ widthBytes: 1, rows: 1, bits: Uint8Array.of(0) });
const latin = (bytes: Iterable<number>) => Buffer.from(Uint8Array.from(bytes)).toString('latin1');

/** receiptline's own drawing of the same text: another implementation of the standard. */
const theirs = (data: string) =>
  receiptline.barcode.generate({ type: 'code128', data, width: 1, height: 1, hri: false, quietZone: false });

function barcodes(data: string, paper: PaperWidth): Command[] {
  const found: Command[] = [];
  let rest = encodeSlip({ blocks: [{ kind: 'barcode', data }] }, paper, rasterise);
  while (rest.length > 0) {
    const taken = takeCommand(rest);
    if (!taken) throw new Error('a command is not whole');
    found.push(taken.command);
    rest = rest.subarray(taken.length);
  }
  return found.filter(({ kind }) => kind === 'barcode' || kind === 'barcode-style');
}

describe('a receipt number', () => {
  it('takes 21 symbols: the date in pairs, the rest in characters', () => {
    const code = encodeCode128(RECEIPT);
    expect(latin(code?.data ?? [])).toBe('{BLY001-{C\x14\x1a\x0b\x18{B-0007-K');
    // Start, 19 of data and two changes, check: 11 modules each; the stop has 13.
    expect(code?.modules).toBe(21 * 11 + 13);
  });

  it('fits 80 mm paper in 2-dot modules with its clear space, 10 mm high, text below', () => {
    expect(barcodes(RECEIPT, 80)).toEqual([
      { kind: 'barcode-style', height: 80 },
      { kind: 'barcode-style', module: 2 },
      { kind: 'barcode-style', hri: true },
      { kind: 'barcode', type: 73, data: Uint8Array.from(encodeCode128(RECEIPT)?.data ?? []) },
    ]);
  });

  it('is left out on 58 mm paper, where its bars would run together; a short text is not', () => {
    expect(barcodes(RECEIPT, 58)).toEqual([]);
    expect(barcodes('LY001', 58).map(({ kind }) => kind)).toContain('barcode');
    expect(barcodes('LY001', 58)).toContainEqual({ kind: 'barcode-style', module: 3 });
  });
});

describe('against receiptline', () => {
  it('the same bytes where both change sets at the same places', () => {
    const data = 'LYZD-20261124';
    const bytes = receiptline.transform(`{code:${data}; option:code128,2,80,hri}`, {
      cpl: 48,
      encoding: 'gb18030',
      command: 'escpos',
      upsideDown: false,
    });
    const ours = encodeCode128(data)?.data ?? [];
    expect(bytes).toContain(`\x1dw\x02\x1dh\x50\x1dH\x02\x1dkI${latin([ours.length, ...ours])}`);
  });

  it('the same bars where the symbols are the same, and never wider bars', () => {
    for (const data of ['LYZD-20261124', '12345678', 'A', '12', 'a{b}', 'LY']) {
      const drawn = drawCode128(Uint8Array.from(encodeCode128(data)?.data ?? []));
      // Theirs begins and ends with the clear space.
      expect(drawn?.bars).toEqual(theirs(data).widths.slice(1, -1));
    }
    expect(encodeCode128(RECEIPT)?.modules).toBe(theirs(RECEIPT).length);
  });
});

describe('any text', () => {
  const digits = fc.array(fc.constantFrom(...'0123456789'), { maxLength: 12 }).map((list) => list.join(''));
  const text = fc
    .array(
      fc.oneof(digits, fc.constantFrom('16', '04', '05', '20', '1604'), fc.stringMatching(/^[ -~]{1,4}$/)),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((parts) => parts.join('').slice(0, 48))
    .filter((made) => made.length > 0);

  it('comes back from its bars’ symbols, and its width is what was promised', () => {
    fc.assert(
      fc.property(text, (data) => {
        const code = encodeCode128(data);
        const drawn = drawCode128(Uint8Array.from(code?.data ?? []));
        expect(drawn?.text).toBe(data);
        expect(drawn?.bars.reduce((sum, bar) => sum + bar, 0)).toBe(code?.modules);
      }),
      { numRuns: 500 },
    );
  });

  it('is never wider than receiptline’s, unless a pair would be a command', () => {
    fc.assert(
      fc.property(text, (data) => {
        fc.pre(!/16(04|05|20)/.test(data));
        expect(encodeCode128(data)?.modules ?? 0).toBeLessThanOrEqual(theirs(data).length);
      }),
      { numRuns: 500 },
    );
  });

  it('carries no real-time command', () => {
    fc.assert(
      fc.property(text, (data) => {
        const { data: bytes = [] } = encodeCode128(data) ?? {};
        for (const [at, byte] of bytes.entries()) {
          expect(byte === 0x10 && [0x04, 0x05, 0x14].includes(bytes[at + 1] ?? 0)).toBe(false);
        }
      }),
      { numRuns: 500, examples: [['LY001-20261124-00160400-K'], ['161616041605'], ['1620']] },
    );
  });

  it('is refused with anything but printable ASCII', () => {
    for (const data of ['', '回执', 'a\nb', '\x7f']) expect(encodeCode128(data)).toBeNull();
  });
});

describe('what is no CODE128', () => {
  it.each(['', 'AB', '{D12', '{B', '{C\x64', '{B\x10', '{'])('%j is not drawn', (data) => {
    expect(drawCode128(Buffer.from(data, 'latin1'))).toBeNull();
  });
});
