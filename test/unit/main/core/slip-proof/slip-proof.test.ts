/** A slip's QR proves itself: any change of it shows, by its kiosk's public key alone, and its name can't be counted to. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { encode } from 'uqr';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { base32, fromBase32 } from '../../../../../main/core/model/base32.ts';
import { generateSigningKey, publicPart } from '../../../../../main/core/signing/signing.ts';
import { slipName } from '../../../../../main/core/slip-proof/slip-name.ts';
import { isSlipSigned, readSlip, slipCode } from '../../../../../main/core/slip-proof/slip-proof.ts';

const SCRIPT = path.join(import.meta.dirname, '../../../../../main/core/slip-proof/verify-slip-cli.ts');
const submissionId = '01a20bc0-24b3-763f-bf95-4411339b60fa';
const slip = {
  submissionId,
  receiptNo: 'LY001-20261124-0007-K',
  itemCode: 'RS-0001',
  when: '2026-11-30 09:00' as string | null,
};

describe.each(['ed25519', 'sm2-sm3'] as const)('signed by %s', (suite) => {
  const key = generateSigningKey(suite);
  const code = slipCode(key, slip);

  it('says what it is of, and holds', () => {
    expect(readSlip(code)).toEqual({
      receiptNo: slip.receiptNo,
      name: slipName(submissionId),
      itemCode: slip.itemCode,
      when: slip.when,
    });
    expect(readSlip(slipCode(key, { ...slip, when: null }))?.when).toBeNull();
    expect(isSlipSigned([publicPart(key)], code)).toBe(true);
    expect(isSlipSigned([publicPart(generateSigningKey(suite)), publicPart(key)], code)).toBe(true);
    expect(isSlipSigned([publicPart(generateSigningKey(suite))], code)).toBe(false);
    expect(isSlipSigned([], code)).toBe(false);
  });

  it('its last character, which has bits to spare, can be no other either', () => {
    const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'].map((each) => code.slice(0, -1) + each);
    expect(others.filter((each) => isSlipSigned([publicPart(key)], each))).toEqual([code]);
  });

  it('no character of it can be another', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:-';
    const runs = suite === 'ed25519' ? 300 : 20;
    fc.assert(
      fc.property(fc.nat(code.length - 1), fc.constantFrom(...alphabet), (at, character) => {
        if (code[at] === character) return;
        const changed = code.slice(0, at) + character + code.slice(at + 1);
        expect(isSlipSigned([publicPart(key)], changed)).toBe(false);
      }),
      { numRuns: runs },
    );
  });
});

it('its code is small enough for narrow paper: version 8 at the most, in the alphanumeric mode', () => {
  const { version } = encode(slipCode(generateSigningKey(), slip), { ecc: 'M', border: 0 });
  expect(version).toBeLessThanOrEqual(8);
});

it('its name has 80 bits, tells nothing of the submission’s key, and none follows from another', () => {
  const names = Array.from({ length: 2000 }, () => slipName(uuidv7()));
  expect(new Set(names).size).toBe(2000);
  expect(names.every((name) => /^[A-Z2-7]{16}$/.test(name))).toBe(true);
  expect(new Set(names.map((name) => name.slice(0, 3))).size).toBeGreaterThan(1800);
});

it('base 32 is RFC 4648’s, there and back', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(fromBase32(base32(bytes))).toEqual(Buffer.from(bytes));
    }),
  );
  expect(fromBase32('01')).toBeNull();
});

describe('npm run verify-slip', () => {
  it('true 0, forged 1, not to be checked 2; without a network', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'verify-slip-'));
    try {
      const key = generateSigningKey();
      const keys = path.join(folder, 'kiosk-keys.json');
      writeFileSync(keys, JSON.stringify({ kiosks: [{ kioskId: 'LY001', ...publicPart(key) }] }));
      const run = (...args: string[]) => {
        const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
          encoding: 'utf8',
          cwd: folder,
        });
        return [status, stdout + stderr] as const;
      };
      const code = slipCode(key, slip);
      const [status, text] = run(code, '--keys', keys);
      expect(status).toBe(0);
      for (const said of ['真', slip.receiptNo, slip.itemCode, slip.when ?? '']) expect(text).toContain(said);
      for (const typed of [code.toLowerCase(), ` ${code}\r\n`, `${code.slice(0, 60)}\n${code.slice(60)}`]) {
        expect([typed, run(typed, '--keys', keys)[0]]).toEqual([typed, 0]);
      }
      expect(run(code.slice(0, 60), code.slice(60), '--keys', keys)[0]).toBe(0);
      const forged = [
        code.slice(0, -1),
        code.replace('LYZD2', 'LYZD２'),
        code.replace(/[IK]/, (letter) => ({ I: 'ı', K: '\u212a' })[letter] ?? letter),
        `${code}\u200b`,
        code + code,
        code.replace('202611300900', '202612010900'),
        slipCode(generateSigningKey(), slip),
        slipCode(key, { ...slip, receiptNo: 'LY002-20261124-0007-K' }),
        'LYZD:LY001-20261124-0007-K',
        'LY001-20261124-0007-K',
        'https://example.com',
      ];
      for (const each of forged) {
        expect([each, ...run(each, '--keys', keys)]).toEqual([each, 1, expect.stringContaining('假')]);
      }
      expect(run(code)[0]).toBe(2);
      const ended = (until: string) => {
        writeFileSync(keys, JSON.stringify({ kiosks: [{ kioskId: 'LY001', until, ...publicPart(key) }] }));
        return run(code, '--keys', keys);
      };
      expect(ended('2026-11-23T23:59:59+08:00')).toEqual([1, expect.stringContaining('假')]);
      expect(ended('2026-11-24T10:00:00+08:00')).toEqual([2, expect.stringContaining('无法离线核验')]);
      const [before, warned] = ended('2026-11-25T00:00:00+08:00');
      expect(before).toBe(0);
      expect(warned).toContain('2026-11-25 00:00');
      expect(run()[0]).toBe(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
