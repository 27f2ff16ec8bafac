/** What scanners and keyboards do to the codes that kiosks print, undone; what is of others stays as it was read. */
import { describe, expect, it } from 'vitest';
import { codesIn, isBegunCode } from '../../../../devices/scanner/codes.ts';
import { SigningSuiteName } from '../../../../main/core/model/signing-suite-name.ts';
import { generateSigningKey } from '../../../../main/core/signing/signing.ts';
import { slipCode } from '../../../../main/core/slip-proof/slip-proof.ts';
import { newBadge } from '../../../../main/core/technicians/badge.ts';

const SLIP = `LYZD2:LY001-20261124-0001-R.ABCDEFGHIJKLMNOP.RS-0001.202611300900.${'A'.repeat(103)}`;
const BADGE = `LYWH1:${'A2'.repeat(16)}`;
const LEFT = `https://lyzd.example/hand-over/${'aB3_-'.repeat(4)}Zz#${'aZ9-_'.repeat(8)}Qqq`;
const swapped = (text: string) =>
  text.replaceAll(/[a-z]/gi, (letter) => (letter >= 'a' ? letter.toUpperCase() : letter.toLowerCase()));
const wide = (text: string) =>
  text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

describe('codes of our own', () => {
  // The scanner's module imports nothing of the core: this is what holds its patterns to what the core prints.
  it.each(SigningSuiteName.options)('a slip’s as the core signs it with %s, and a badge’s', (suite) => {
    const slip = { submissionId: '019ab000-0000-7000-8000-000000000000', receiptNo: 'LY001-20261124-0001-R' };
    const key = generateSigningKey(suite);
    const codes = [
      slipCode(key, { ...slip, itemCode: 'RS-0001', when: '2026-11-30 09:00' }),
      slipCode(key, { ...slip, itemCode: 'RS-0001', when: null }),
      newBadge(),
    ];
    for (const code of codes) {
      expect(codesIn(code.toLowerCase())).toEqual([code]);
      expect(isBegunCode(code.slice(0, -1))).toBe(true);
      expect(isBegunCode(code)).toBe(false);
    }
  });

  it.each([
    [SLIP.toLowerCase(), [SLIP]],
    [wide(SLIP), [SLIP]],
    [BADGE.toLowerCase(), [BADGE]],
    [LEFT, [LEFT]],
    [swapped(LEFT), [LEFT]],
    [wide(LEFT), [LEFT]],
    [`Q${LEFT} `, [LEFT]],
    [`${SLIP}${SLIP.replace('-0001-R', '-0002-S')}`, [SLIP, SLIP.replace('-0001-R', '-0002-S')]],
    ['lyzd:ly001-20261124-0001-r', ['LYZD:LY001-20261124-0001-R']],
    ['rr473124829cn', ['RR473124829CN']],
  ])('%s', (read, codes) => {
    expect(codesIn(read)).toEqual(codes);
  });

  it.each([
    'CTID:zhang:0001',
    'https://www.gsxt.gov.cn/q?uniscid=91350100M000100Y43',
    '电子证照:ABC123',
    `https://evil.example/a-long-way-before/${SLIP}`,
    '1111111111111',
    `${BADGE}B`,
  ])('leaves %s as it is', (read) => {
    expect(codesIn(read)).toEqual([read]);
  });

  it('is begun from its first letter to the last but one', () => {
    for (const code of [SLIP, LEFT, `]Q1${SLIP}`.slice(3)]) {
      for (let length = 1; length < code.length; length++) {
        const isTold = length <= 8 || code === SLIP || length >= LEFT.indexOf('hand-over/') + 10;
        if (isTold) expect([length, isBegunCode(code.slice(0, length))]).toEqual([length, true]);
      }
      expect(isBegunCode(code)).toBe(false);
    }
    expect(isBegunCode('')).toBe(false);
    expect(isBegunCode('CTID:zhang')).toBe(false);
  });
});
