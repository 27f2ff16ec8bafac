/** A slip's code through a real pseudo terminal, as scanners are set up to send it, in pieces, and to a host that is busy. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Scanner } from '../../devices/scanner/driver.ts';
import { recogniseScan, type ScanPayload } from '../../devices/scanner/payload.ts';
import { LineSplitter, REPEAT_MS, SILENCE_MS } from '../../devices/scanner/protocol.ts';
import type { ByteLink } from '../../devices/transport/byte-link.ts';
import { openLink } from '../../devices/transport/open.ts';
import { openWire, type Wire } from '../world/device-bench/wire.ts';

const CODE = `LYZD2:LY001-20261124-0001-R.ABCDEFGHIJKLMNOP.RS-0001.202611300900.${'AB2'.repeat(34)}A`;
const OTHER = CODE.replace('-0001-R', '-0002-S');
const SLIP: ScanPayload = { kind: 'slip', code: CODE };

let folder: string;
let wire: Wire;
let kiosk: ByteLink;
let engine: ByteLink | null = null;
let seen: ScanPayload[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-scanner-'));
  wire = await openWire('scanner', folder, true, (link) => {
    engine = link;
  });
  if (wire.transport.kind !== 'serial') throw new Error('no pseudo terminal');
  kiosk = await openLink(wire.transport);
  await expect.poll(() => engine).not.toBeNull();
  seen = [];
  new Scanner(kiosk, new LineSplitter(), (text) => seen.push(recogniseScan(text)));
});
afterEach(async () => {
  await kiosk.close();
  await wire.unplug();
  engine = null;
  rmSync(folder, { recursive: true, force: true });
});

const send = (text: string | Uint8Array) =>
  engine?.write(typeof text === 'string' ? Buffer.from(text) : text);
const heard = (...wanted: ScanPayload[]) => expect.poll(() => seen, { timeout: 3_000 }).toEqual(wanted);
const hold = (ms: number) => {
  for (const until = performance.now() + ms; performance.now() < until; );
};

describe('a slip’s code', () => {
  it.each([
    ['no suffix', CODE],
    ['CR', `${CODE}\r`],
    ['LF', `${CODE}\n`],
    ['CRLF', `${CODE}\r\n`],
    ['a tab', `${CODE}\t`],
    ['a tab and CR', `${CODE}\t\r`],
    ['EOT', `${CODE}\u0004`],
    ['ETX alone', `${CODE}\u0003`],
    ['STX alone', `\u0002${CODE}`],
    ['STX, ETX and a check byte', `\u0002${CODE}\u0003\u0031`],
    ['SOH, STX, ETX, EOT', `\u0001\u0002${CODE}\u0003\u0004`],
    ['a QR identifier', `]Q3${CODE}\r`],
    ['a Data Matrix identifier and FNC1', `]d2\u001d${CODE}\r`],
    ['a Code 128 identifier', `]C0${CODE}\r`],
    ['an EAN identifier', `]E0${CODE}\r`],
    ['FNC1 before', `\u001d${CODE}\r`],
    ['NUL padding', `${CODE}\0\0\0\r`],
    ['NUL padding, no suffix', `${CODE}\0\0\0`],
    ['NUL before', `\0\0${CODE}\r`],
    ['a byte order mark', `\ufeff${CODE}\r`],
    ['an identifier and a byte order mark', `]Q1\ufeff${CODE}\r`],
    ['an ECI', `]Q2\\000026${CODE}\r`],
    ['a code letter', `s${CODE}\r`],
    ['a code letter and a length', `Q173${CODE}\r`],
    ['spaces after it', `${CODE}   \r`],
    ['a date and time before', `2026-12-01 09:00 ${CODE}\r`],
    ['caps lock', `${CODE.toLowerCase()}\r`],
    ['full width', `${CODE.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))}\r`],
    ['a Chinese colon', `${CODE.replaceAll(':', '：')}\r`],
    ['a Chinese keyboard’s stops', `${CODE.replaceAll(':', '：').replaceAll('.', '。')}\r`],
    ['itself twice', `${CODE}${CODE}`],
    ['a line broken in it', `${CODE.slice(0, 60)} ${CODE.slice(60)}\r`],
  ])('with %s', async (_, sent) => {
    await send(sent);
    await heard(SLIP);
    await sleep(SILENCE_MS * 3);
    expect(seen).toEqual([SLIP]);
  });

  it('in full width and in GBK', async () => {
    const { default: iconv } = await import('iconv-lite');
    const wide = CODE.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    await send(iconv.encode(`${wide}\r`, 'gbk'));
    await heard(SLIP);
  });

  it('comes in two pieces as the very first, whatever ends it', async () => {
    await send(CODE.slice(0, 90));
    await sleep(SILENCE_MS * 3);
    expect(seen).toEqual([]);
    await send(`${CODE.slice(90)}`);
    await heard(SLIP);
  });

  it('typed partly is heard once nothing follows, as the slip that nobody signed', async () => {
    await send(CODE.slice(0, 90));
    await heard({ kind: 'slip', code: CODE.slice(0, 90) });
  });

  it('comes in pieces over a link whose suffix is a tab', async () => {
    await send('first\t');
    await heard({ kind: 'unknown' });
    await send('DZYYZZ:0123');
    await sleep(SILENCE_MS * 3);
    await send('456789\t');
    await heard({ kind: 'unknown' }, { kind: 'business-licence', raw: 'DZYYZZ:0123456789', uscc: null });
  });

  it('and another close behind it are two', async () => {
    await send(`${CODE}\r${OTHER}\r`);
    await heard(SLIP, { kind: 'slip', code: OTHER });
  });

  it('and another close behind it are two, each begun by STX', async () => {
    await send(`\u0002${CODE}\u0002${OTHER}`);
    await heard(SLIP, { kind: 'slip', code: OTHER });
  });

  it('and another close behind it are two, without any mark', async () => {
    await send(CODE);
    await sleep(SILENCE_MS / 4);
    await send(OTHER);
    await heard(SLIP, { kind: 'slip', code: OTHER });
  });

  it('is heard again after a pause, and not while the engine repeats it', async () => {
    await send(`${CODE}\r`);
    await send(`]Q1${CODE}\r\n`);
    await heard(SLIP);
    await sleep(REPEAT_MS + 200);
    await send(`${CODE}\r`);
    await heard(SLIP, SLIP);
  });

  it.each([100, 500])('is whole where the host is held %i ms at a time while bytes wait', async (ms) => {
    for (let at = 0; at < 2; at++) {
      const raw = `CTID:${String(at).repeat(300)}`;
      await send(raw.slice(0, 50));
      await sleep(SILENCE_MS - 30);
      const rest = send(raw.slice(50));
      hold(ms);
      await rest;
      await expect.poll(() => seen.length, { timeout: 5_000 }).toBe(at + 1);
      expect(seen.at(-1)).toEqual({ kind: 'e-id', raw });
    }
  });
});
