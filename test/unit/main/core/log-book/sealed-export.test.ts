import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openExport, sealExport } from '../../../../../main/core/log-book/sealed-export.ts';
import { generateKeyPair, SUITE, SuiteName, sealBytes } from '../../../../../main/core/sealing/seal.ts';

const NAME = 'LY001-log-20261130T101500.jsonl.gz.sealed';
const TEXT = Buffer.from('{"event":"core.ready"}\n'.repeat(500));
const keyOf = async (suite: SuiteName) => ({ kid: 'export-1', suite, ...(await generateKeyPair(suite)) });

it.each(SuiteName.options)('%s: opens whole what was sealed', async (suite) => {
  const key = await keyOf(suite);
  const opened = await openExport(key, NAME, sealExport(key, NAME, TEXT));
  expect(opened).toMatchObject({ outcome: 'opened', name: 'LY001-log-20261130T101500.jsonl' });
  expect(opened.outcome === 'opened' && TEXT.equals(opened.bytes)).toBe(true);
});

it('opens what an earlier release exported', async () => {
  const key = await keyOf(SUITE);
  const early = sealBytes(key, gzipSync(TEXT), Buffer.from(`liuyang-kiosk/export ${NAME}`));
  expect(await openExport(key, NAME, early)).toMatchObject({ outcome: 'opened' });
});

it('cut anywhere it is cut, with as much as is missing', async () => {
  const key = await keyOf(SUITE);
  const whole = sealExport(key, NAME, TEXT);
  for (let length = 8; length < whole.length; length += 7) {
    const opened = await openExport(key, NAME, whole.subarray(0, length));
    expect(opened).toEqual({ outcome: 'cut', missing: whole.length - length });
  }
  for (const length of [0, 3, 7]) {
    expect(await openExport(key, NAME, whole.subarray(0, length))).toMatchObject({ outcome: 'cut' });
  }
  expect(await openExport(key, NAME, Buffer.concat([whole, Buffer.of(0)]))).toEqual({ outcome: 'too-long' });
});

it('a changed byte anywhere opens nothing', async () => {
  const key = await keyOf(SUITE);
  const whole = Buffer.from(sealExport(key, NAME, TEXT));
  for (let at = 0; at < whole.length; at += 1) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 0x10;
    const { outcome } = await openExport(key, NAME, changed);
    expect(outcome, `byte ${at}`).not.toBe('opened');
  }
});

it('says of another key that it is another, and of another name that it does not fit', async () => {
  const [key, other] = [await keyOf(SUITE), await keyOf(SUITE)];
  const whole = sealExport(key, NAME, TEXT);
  expect(await openExport({ ...other, kid: 'export-2' }, NAME, whole)).toEqual({
    outcome: 'other-key',
    kid: 'export-1',
  });
  expect(await openExport(other, NAME, whole)).toEqual({ outcome: 'changed' });
  expect(await openExport(key, NAME.replace('LY001', 'LY002'), whole)).toEqual({ outcome: 'changed' });
  for (const name of ['log.sealed', `../${NAME}`, `${NAME}.txt`]) {
    expect(await openExport(key, name, whole)).toEqual({ outcome: 'name' });
  }
});

it('what is sealed well and packed otherwise is no kiosk’s', async () => {
  const key = await keyOf(SUITE);
  const strange = sealBytes(key, TEXT, Buffer.from(`liuyang-kiosk/export ${NAME}`));
  expect(await openExport(key, NAME, strange)).toEqual({ outcome: 'not-an-export' });
});
