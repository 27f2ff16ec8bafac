/** Serial lines and HID POS reports, golden ones and broken ones; and what a scanned text is. */
import { describe, expect, it } from 'vitest';
import { HidPosAssembler, type HidPosLayout } from '../../../../devices/scanner/hid-pos.ts';
import { recogniseScan } from '../../../../devices/scanner/payload.ts';
import {
  decodeScan,
  LineSplitter,
  PATIENCE_MS,
  SCAN_BYTES_MAX,
  SILENCE_MS,
} from '../../../../devices/scanner/protocol.ts';
import { vector } from '../../../kit/devices/vectors.ts';

const RECEIPT = 'LY001-20261124-0001-K';
const SIGNED = `LYZD2:LY001-20261124-0001-R.ABCDEFGHIJKLMNOP.RS-0001.202611300900.${'A'.repeat(103)}`;
const bytes = (text: string) => new TextEncoder().encode(text);

describe('serial lines', () => {
  it.each(['scan_serial_utf8_crlf', 'scan_serial_gbk_cr'])('%s, cut anywhere', (name) => {
    for (const chunk of [1, 3, 100]) {
      const splitter = new LineSplitter();
      const lines: Uint8Array[] = [];
      const all = vector(name);
      for (let at = 0; at < all.length; at += chunk)
        lines.push(...splitter.push(all.subarray(at, at + chunk)));
      expect(lines.map(decodeScan)).toEqual(['电子证照:ABC123']);
    }
  });

  it('ends a scan at CR, LF, CRLF or silence, and drops empty lines', () => {
    const splitter = new LineSplitter();
    expect(splitter.push(bytes('a\rb\nc\r\n\r\n\nd')).map(decodeScan)).toEqual(['a', 'b', 'c']);
    expect(decodeScan(splitter.quiet() ?? new Uint8Array(0))).toBe('d');
    expect(splitter.quiet()).toBeNull();
  });

  it('lets no pause end a scan once the link has shown its mark, until a scan has none', () => {
    const splitter = new LineSplitter();
    expect(splitter.quietMs).toBe(SILENCE_MS);
    splitter.push(bytes('first\r\n'));
    expect(splitter.quietMs).toBe(PATIENCE_MS);
    expect(splitter.push(bytes('LYZD:LY001-20261'))).toEqual([]);
    expect(splitter.quietMs).toBe(PATIENCE_MS);
    expect(splitter.push(bytes('124-0001-K\r')).map(decodeScan)).toEqual(['LYZD:LY001-20261124-0001-K']);
    // Only what was scanned had a line's end in it: the next one is heard late, and those after it at once.
    splitter.push(bytes('no mark'));
    expect(decodeScan(splitter.quiet() ?? new Uint8Array(0))).toBe('no mark');
    expect(splitter.quietMs).toBe(SILENCE_MS);
  });

  it.each([
    ['an AIM identifier', `]Q1${SIGNED}\r`, SIGNED],
    ['STX and ETX', `\u0002${SIGNED}\u0003`, SIGNED],
    ['STX, an AIM identifier, ETX and CRLF', `\u0002]Q1${SIGNED}\u0003\r\n`, SIGNED],
    ['a trailing FNC1', `${SIGNED}\u001d\r`, SIGNED],
    ['a barcode’s identifier', `]C0${RECEIPT}\u001d\r`, RECEIPT],
  ])('takes the slip out of %s', (_, sent, code) => {
    const [line, ...rest] = new LineSplitter().push(bytes(sent));
    expect(rest).toEqual([]);
    expect(recogniseScan(decodeScan(line ?? new Uint8Array(0)))).toEqual({
      kind: 'slip',
      code,
    });
  });

  it('keeps 4096 bytes and drops what is longer, whole', () => {
    const splitter = new LineSplitter();
    expect(splitter.push(bytes(`${'x'.repeat(SCAN_BYTES_MAX)}\r`))).toHaveLength(1);
    expect(splitter.push(bytes(`${'x'.repeat(SCAN_BYTES_MAX + 1)}\rok\r`)).map(decodeScan)).toEqual(['ok']);
  });
});

describe('HID POS', () => {
  const text = 'https://example.invalid/very/long/payload/0123456789ab证照01234567890123456789';

  it.each(['honeywell', 'newland', 'shift1'] as const)('%s: a character split across reports', (layout) => {
    const [one, two] = [vector(`scan_hidpos_${layout}_1`), vector(`scan_hidpos_${layout}_2`)];
    for (const chosen of [layout, 'auto'] satisfies HidPosLayout[]) {
      const assembler = new HidPosAssembler(chosen);
      expect(assembler.push(one)).toEqual([]);
      expect(assembler.push(two).map(decodeScan)).toEqual([text]);
    }
  });

  it('begins anew after a gap, and passes over reports that are none', () => {
    const assembler = new HidPosAssembler('honeywell');
    assembler.push(vector('scan_hidpos_honeywell_1'));
    assembler.quiet();
    const [rest] = assembler.push(vector('scan_hidpos_honeywell_2')).map(decodeScan);
    expect(rest?.endsWith('01234567890123456789')).toBe(true);
    expect(rest).not.toContain('https');
    expect(assembler.push(new Uint8Array(64))).toEqual([]);
    expect(assembler.push(Uint8Array.of(2, 60, ...new Uint8Array(62)))).toEqual([]);
    expect(assembler.push(new Uint8Array(3))).toEqual([]);
  });

  const report = (start: number, data: string, more = 0) => {
    const bytesOf = new Uint8Array(64);
    bytesOf.set([2, data.length]);
    bytesOf.set(bytes(data), start);
    bytesOf[63] = more;
    return bytesOf;
  };

  it('auto: reads a Newland that sends the identifier with its data', () => {
    const assembler = new HidPosAssembler('auto');
    const whole = `]Q1${SIGNED}`;
    const parts = [whole.slice(0, 56), whole.slice(56, 112), whole.slice(112, 168), whole.slice(168)];
    const scans = parts.flatMap((part, at) =>
      assembler.push(report(2, part, at === parts.length - 1 ? 0 : 1)),
    );
    expect(scans.map(decodeScan)).toEqual([SIGNED]);
  });

  it('auto: takes a bracket in the data, or at a further report’s start, for no identifier', () => {
    const assembler = new HidPosAssembler('auto');
    expect(assembler.push(report(2, '[1,[2],3]')).map(decodeScan)).toEqual(['[1,[2],3]']);
    expect(assembler.push(report(2, 'a]b')).map(decodeScan)).toEqual(['a]b']);
    expect(assembler.push(report(2, 'x'.repeat(56), 1))).toEqual([]);
    expect(assembler.push(report(2, ']Q1yz')).map(decodeScan)).toEqual([`${'x'.repeat(56)}]Q1yz`]);
  });

  it('drops a scan that never ends', () => {
    const assembler = new HidPosAssembler('newland');
    const endless = vector('scan_hidpos_newland_1');
    for (let at = 0; at < 1000; at++) expect(assembler.push(endless)).toEqual([]);
  });
});

describe('what a scan is', () => {
  it.each([
    [`  ${SIGNED} \n`, { kind: 'slip', code: SIGNED }],
    ['LYZD:LY001-20261124-0001-R', { kind: 'slip', code: 'LYZD:LY001-20261124-0001-R' }],
    ['  LYZD:LY001-20261124-0001-R \n', { kind: 'slip', code: 'LYZD:LY001-20261124-0001-R' }],
    ['LY001-20261124-0001-R', { kind: 'slip', code: 'LY001-20261124-0001-R' }],
    ['CTID:0123456789abcdef', { kind: 'e-id', raw: 'CTID:0123456789abcdef' }],
    ['https://zwfw.hunan.gov.cn/lz?c=1', { kind: 'e-id', raw: 'https://zwfw.hunan.gov.cn/lz?c=1' }],
    [
      'https://www.gsxt.gov.cn/q?uniscid=91350100M000100Y43',
      {
        kind: 'business-licence',
        raw: 'https://www.gsxt.gov.cn/q?uniscid=91350100M000100Y43',
        uscc: '91350100M000100Y43',
      },
    ],
    [`LYWH1:${'A2'.repeat(16)}`, { kind: 'technician-badge', code: `LYWH1:${'A2'.repeat(16)}` }],
    [`LYWH1:${'A1'.repeat(16)}`, { kind: 'unknown' }],
    [`LYWH1:${'A2'.repeat(16)}B`, { kind: 'unknown' }],
    ['RR473124829CN', { kind: 'tracking-number', number: 'RR473124829CN' }],
    ['1234567890123', { kind: 'tracking-number', number: '1234567890123' }],
    ['RR473124828CN', { kind: 'unknown' }],
    ['https://zwfw.hunan.gov.cn.evil.example/', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
  ])('%s', (text, payload) => {
    expect(recogniseScan(text)).toEqual(payload);
  });
});
