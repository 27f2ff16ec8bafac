/** Golden ESC/POS bytes: status requests and answers, the ticket's commands, a raster band. */
import { describe, expect, it } from 'vitest';
import { type Command, takeCommand } from '../../../devices/receipt-printer/command.ts';
import { encodeRaster, statusRequest } from '../../../devices/receipt-printer/encoder.ts';
import {
  faultOf,
  isFenceByte,
  isStatusByte,
  PrinterStream,
  warningsOf,
} from '../../../devices/receipt-printer/status.ts';
import { vector } from './vectors.ts';

const byte = (name: string) => vector(name)[0] ?? 0;
const WELL = { printer: 0x12, offline: 0x12, error: 0x12, paper: 0x12 };

function commands(bytes: Uint8Array): Command[] {
  const found: Command[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const taken = takeCommand(rest);
    if (!taken) throw new Error('a command is not whole');
    found.push(taken.command);
    rest = rest.subarray(taken.length);
  }
  return found;
}

describe('status', () => {
  it.each([1, 2, 3, 4] as const)('request %i', (n) => {
    expect(statusRequest(n)).toEqual(vector(`escpos_dle_eot_${n}`));
  });

  it.each([
    ['escpos_st_n1_online', 'printer', null],
    ['escpos_st_n1_offline', 'printer', 'no-answer'],
    ['escpos_st_n2_cover', 'offline', 'cover-open'],
    ['escpos_st_n2_paperend', 'offline', 'paper-out'],
    ['escpos_st_n2_error', 'offline', 'jam'],
    ['escpos_st_n3_cutter', 'error', 'cutter'],
    ['escpos_st_n3_unrecoverable', 'error', 'jam'],
    ['escpos_st_n3_temp', 'error', 'overheated'],
    ['escpos_st_n4_ok', 'paper', null],
    ['escpos_st_n4_near', 'paper', null],
    ['escpos_st_n4_out', 'paper', 'paper-out'],
    ['escpos_st_n4_out_near', 'paper', 'paper-out'],
  ] as const)('%s', (name, which, code) => {
    expect(isStatusByte(byte(name))).toBe(true);
    expect(isFenceByte(byte(name))).toBe(false);
    expect(faultOf({ ...WELL, [which]: byte(name) })?.code ?? null).toBe(code);
    expect(warningsOf({ paper: which === 'paper' ? byte(name) : WELL.paper })).toEqual(
      name.includes('near') ? ['paper-near-end'] : [],
    );
  });

  it.each(['escpos_asb_ok', 'escpos_asb_near_cover'])('%s is no answer to anything asked', (name) => {
    const stream = new PrinterStream();
    expect([...vector(name)].map((each) => stream.push(each))).toEqual(Array(4).fill('auto-status'));
    // With flow control in its midst, and a real answer right behind it.
    const [first = 0, ...rest] = vector(name);
    const mixed = [first, 0x13, ...rest, 0x11, 0x12, 0x00];
    expect(mixed.map((each) => stream.push(each))).toEqual([
      'auto-status',
      null,
      'auto-status',
      'auto-status',
      'auto-status',
      null,
      'real-time',
      'fence',
    ]);
  });

  it('names the cause before the off-line bit that follows from it', () => {
    expect(faultOf({ printer: 0x1a, offline: 0x32, error: 0x12, paper: 0x7e })?.code).toBe('paper-out');
    expect(faultOf({ printer: 0x1a, offline: 0x16, error: 0x12, paper: 0x12 })?.code).toBe('cover-open');
  });
});

describe('commands', () => {
  it('the golden ticket', () => {
    const kinds = commands(vector('escpos_ticket')).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'line-feed')).toHaveLength(3);
    expect(kinds).toContain('qr-print');
    expect(kinds.at(-1)).toBe('cut');
    const stored = commands(vector('escpos_ticket')).find((command) => command.kind === 'qr-store');
    expect(stored?.kind === 'qr-store' && new TextDecoder().decode(stored.data)).toBe(
      'https://example.invalid/q?t=A012',
    );
  });

  it('the golden raster', () => {
    const [raster] = commands(vector('escpos_raster16'));
    expect(raster).toMatchObject({ kind: 'raster', widthBytes: 2, rows: 16 });
    if (raster?.kind !== 'raster') throw new Error('no raster');
    expect(Uint8Array.from(encodeRaster(raster))).toEqual(vector('escpos_raster16'));
  });

  it('no raster carries a real-time command in its data', () => {
    const bits = Uint8Array.of(0x10, 0x04, 0x10, 0x05, 0x10, 0x14, 0x10, 0x10, 0x04);
    const data = encodeRaster({ widthBytes: 9, rows: 1, bits }).slice(8);
    for (let at = 0; at + 1 < data.length; at++) {
      expect(data[at] === 0x10 && [0x04, 0x05, 0x14].includes(data[at + 1] ?? 0)).toBe(false);
    }
  });
});
