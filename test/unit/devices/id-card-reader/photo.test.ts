/** The card's photo: a bitmap believed only when it is one, and a decoder's program that may fail in every way. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBmp } from '../../../../devices/id-card-reader/bmp.ts';
import { Opaque } from '../../../../devices/id-card-reader/opaque.ts';
import { photoDecoder } from '../../../../devices/id-card-reader/photo.ts';

const PROGRAM = path.resolve('test/world/device-bench/photo-decoder.ts');
const WLT = new Uint8Array(1024).fill(7);
const BMP_BYTES = 38_862;

const decoder = (fault: string[] = [], deadlineMs = 3_000) =>
  photoDecoder({ program: process.execPath, args: [PROGRAM, ...fault], deadlineMs });

/** Processes whose command line holds `mark`. */
const running = (mark: string) =>
  readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandLine(pid).includes(mark));

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

describe('a decoder’s program', () => {
  it('gives the picture of the bytes it was given', async () => {
    const photo = await decoder()(WLT);
    expect(photo).toMatchObject({ width: 102, height: 126 });
    expect(photo?.bmp).toHaveLength(BMP_BYTES);
  });

  it('may do without reading them', async () => {
    expect(await decoder(['deaf'])(WLT)).toMatchObject({ width: 102 });
  });

  it.each(['crash', 'cut', 'garbage', 'babble'])('that fails by %s gives none', async (fault) => {
    expect(await decoder([fault])(WLT)).toBeNull();
  });

  it('that hangs is ended at its deadline, with all that it started', async () => {
    const mark = `mark-${process.pid}`;
    // A vendor's wrapper: the shell waits for what really hangs.
    const wrapped = photoDecoder({
      program: 'sh',
      args: ['-c', `"$0" "$@"; true`, process.execPath, PROGRAM, 'hang', mark],
      deadlineMs: 400,
    });
    const began = performance.now();
    expect(await wrapped(WLT)).toBeNull();
    expect(performance.now() - began).toBeLessThan(2_000);
    await expect.poll(() => running(mark)).toEqual([]);
  });

  it('that is not there gives none', async () => {
    expect(await photoDecoder({ program: '/nowhere/wlt2bmp', args: [], deadlineMs: 1_000 })(WLT)).toBeNull();
    expect(await photoDecoder({ program: 'a\0b', args: [], deadlineMs: 1_000 })(WLT)).toBeNull();
    expect(await photoDecoder(undefined)(WLT)).toBeNull();
  });
});

describe('a bitmap', () => {
  const whole = async () => (await decoder()(WLT))?.bmp ?? new Uint8Array(0);
  const changed = (bmp: Uint8Array, change: (view: DataView) => void) => {
    const copy = bmp.slice();
    change(new DataView(copy.buffer));
    return copy;
  };

  it('is cut where its rows end, also with rows from top to bottom', async () => {
    const bmp = await whole();
    expect(readBmp(Uint8Array.of(...bmp, 1, 2, 3))?.bmp).toEqual(bmp);
    const turned = changed(bmp, (view) => view.setInt32(22, -126, true));
    expect(readBmp(turned)).toMatchObject({ width: 102, height: 126 });
  });

  it.each([
    ['another kind of file', (view: DataView) => view.setUint8(0, 0)],
    ['8 bits a pixel', (view: DataView) => view.setUint16(28, 8, true)],
    ['compressed', (view: DataView) => view.setUint32(30, 1, true)],
    ['wider than its rows', (view: DataView) => view.setInt32(18, 103, true)],
    ['no width', (view: DataView) => view.setInt32(18, 0, true)],
    ['a negative width', (view: DataView) => view.setInt32(18, -102, true)],
    ['enormous', (view: DataView) => view.setInt32(22, 0x7fff_ffff, true)],
    ['pixels inside the header', (view: DataView) => view.setUint32(10, 10, true)],
    ['pixels behind the end', (view: DataView) => view.setUint32(10, 0xffff_ffff, true)],
    ['two planes', (view: DataView) => view.setUint16(26, 2, true)],
  ])('that is %s is none', async (_, change) => {
    const bmp = changed(await whole(), change);
    expect(readBmp(bmp)).toBeNull();
  });

  it('is none when it is cut anywhere, and any bytes are taken without a throw', async () => {
    const bmp = await whole();
    for (const length of [0, 1, 53, 54, 1_000, BMP_BYTES - 1]) {
      expect(readBmp(bmp.subarray(0, length))).toBeNull();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        readBmp(Uint8Array.of(...bmp.subarray(0, 30), ...bytes));
      }),
    );
  });
});

describe('bytes of a person’s body', () => {
  it('show themselves in no log, error or JSON', () => {
    const secret = new Opaque(Uint8Array.from(Buffer.from('fingerprint')));
    const shown = [
      JSON.stringify({ outcome: 'read', secret }),
      inspect(secret, { depth: 9, showHidden: true }),
      `${secret}`,
      JSON.stringify(structuredClone(secret)),
    ].join();
    for (const trace of ['fingerprint', '102', Buffer.from('fingerprint').toString('hex')]) {
      expect(shown).not.toContain(trace);
    }
    expect(secret.length).toBe(11);
    expect(Buffer.from(secret.reveal()).toString()).toBe('fingerprint');
  });
});
