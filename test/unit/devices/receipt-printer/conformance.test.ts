/** Golden ESC/POS bytes: status requests and answers, the ticket's commands, a raster band. */
import { describe, expect, it } from 'vitest';
import { type Command, takeCommand } from '../../../../devices/receipt-printer/command.ts';
import { encodeRaster, statusRequest } from '../../../../devices/receipt-printer/encoder.ts';
import {
  decodeFullStatus,
  type FullStatus,
  faultOf,
  isFenceByte,
  isStatusByte,
  PrinterStream,
  slipAtExit,
  warningsOf,
} from '../../../../devices/receipt-printer/status.ts';
import { vector } from '../../../kit/devices/vectors.ts';

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

describe('a presenter’s full status', () => {
  const NOTHING: FullStatus = { paper: 0, user: 0, recoverable: 0, unrecoverable: 0 };

  it.each([
    ['escpos_custom_fullstatus_ticket', { ...NOTHING, paper: 0x20 }, true, []],
    ['escpos_custom_fullstatus_nearend', { ...NOTHING, paper: 0x04 }, false, ['paper-near-end']],
  ] as const)('%s', (name, full, slip, warnings) => {
    expect(decodeFullStatus(vector(name))).toEqual(full);
    expect(slipAtExit(full)).toBe(slip);
    expect(faultOf(WELL, full)).toBeNull();
    expect(warningsOf(WELL, full)).toEqual(warnings);
  });

  it('is six bytes that begin with 10 0F, or none', () => {
    const bytes = vector('escpos_custom_fullstatus_ticket');
    for (let length = 0; length < bytes.length; length++) {
      expect(decodeFullStatus(bytes.subarray(0, length))).toBeNull();
    }
    expect(decodeFullStatus(Uint8Array.of(...bytes, 0))).toBeNull();
    expect(decodeFullStatus(Uint8Array.of(0x10, 0x0e, 0, 0, 0, 0))).toBeNull();
    expect(slipAtExit(null)).toBeNull();
  });

  it.each([
    ['paper', 0x01, 'paper-out'],
    ['user', 0x01, 'cover-open'],
    ['user', 0x02, 'cover-open'],
    ['unrecoverable', 0x01, 'cutter'],
    ['unrecoverable', 0x04, 'jam'],
    ['unrecoverable', 0x08, 'jam'],
    ['recoverable', 0x40, 'jam'],
    ['recoverable', 0x01, 'overheated'],
    ['recoverable', 0x08, 'protocol'],
    // A motor that runs, a key that is pressed, a notch that was found: nobody need come.
    ['user', 0x68, null],
    ['paper', 0xc0, null],
  ] as const)('%s %i is %s, named before the off-line bit', (which, bits, code) => {
    const full = { ...NOTHING, [which]: bits };
    expect(faultOf(WELL, full)?.code ?? null).toBe(code);
    expect(faultOf({ ...WELL, printer: 0x1a }, full)?.code).toBe(code ?? 'no-answer');
  });

  it('never answers a fence, wherever flow control and other answers fall', () => {
    const frame = [...vector('escpos_custom_fullstatus_ticket')];
    for (const between of [0x11, 0x13, 0x12]) {
      for (let at = 0; at <= frame.length; at++) {
        const stream = new PrinterStream(true);
        const mixed = [...frame.slice(0, at), between, ...frame.slice(at)];
        const kinds = mixed.map((each) => stream.push(each));
        expect(kinds).not.toContain('fence');
        expect(kinds.filter((kind) => kind === 'real-time')).toHaveLength(between === 0x12 ? 1 : 0);
        expect(stream.takeFullStatus()).toEqual({ ...NOTHING, paper: 0x20 });
        expect(stream.takeFullStatus()).toBeNull();
        expect(stream.push(0x00)).toBe('fence');
      }
    }
  });

  it('that broke off is no answer to a fence either, and the next one is whole', () => {
    const frame = [...vector('escpos_custom_fullstatus_ticket')];
    for (let length = 1; length < frame.length; length++) {
      const stream = new PrinterStream(true);
      const kinds = [...frame.slice(0, length), ...frame].map((each) => stream.push(each));
      expect(kinds).not.toContain('fence');
      expect(stream.takeFullStatus()).toEqual({ ...NOTHING, paper: 0x20 });
    }
  });

  it.each(['escpos_asb_ok', 'escpos_asb_near_cover'])('leaves %s what it is', (name) => {
    const stream = new PrinterStream(true);
    expect([...vector(name)].map((each) => stream.push(each))).toEqual(Array(4).fill('auto-status'));
    expect(stream.takeFullStatus()).toBeNull();
    expect(stream.push(0x00)).toBe('fence');
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
