/** Phone numbers as people write them, and the one form in which they are kept. */
import { describe, expect, it } from 'vitest';
import {
  getsSms,
  isHopeless,
  isPhone,
  maskPhone,
  normalisePhone,
} from '../../../../../main/core/model/phone.ts';

describe('a phone number', () => {
  it.each([
    ['+8615200000000', '15200000000'],
    ['138-1234-5678', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['0086 138 1234 5678', '13812345678'],
    ['8613812345678', '13812345678'],
    ['013812345678', '13812345678'],
    ['0138-1234-5678', '13812345678'],
    ['１３８12345678', '13812345678'],
    ['0731-83600000', '0731-83600000'],
    ['073183600000', '0731-83600000'],
    ['0731 8360 0000', '0731-83600000'],
    ['0731-83600000-801', '0731-83600000-801'],
    ['0731-83600000转801', '0731-83600000-801'],
    ['+86-731-83600000', '0731-83600000'],
    ['010-62345678', '010-62345678'],
    ['(0731)83600000', '0731-83600000'],
    ['（0731）8360 0000 转 801', '0731-83600000-801'],
    ['+86 (731) 83600000', '0731-83600000'],
    ['(+86) 138 0013 8000', '13800138000'],
    ['138.0013.8000', '13800138000'],
    ['0731-83600000 ext. 801', '0731-83600000-801'],
    ['0731-83600000分机801', '0731-83600000-801'],
    ['0571-8360000-8', '0571-8360000-8'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(isPhone(typed)).toBe(true);
    expect(normalisePhone(typed)).toBe(kept);
    expect(normalisePhone(kept)).toBe(kept);
  });

  it.each([
    '12345',
    '1381234567',
    '138123456789',
    '0731-836000',
    '+852 91234567',
    '0100-1234567',
    '0731-12345678',
    '(0731)',
    '',
  ])('%s is none', (typed) => {
    expect(isPhone(typed)).toBe(false);
  });

  it.each(['83600000', '8360000', '12345678', '138001380001', '4008008888', '12'])(
    '%s is said to be none while it is typed: no digit more makes one of it',
    (typed) => {
      expect(isHopeless(typed)).toBe(true);
    },
  );

  it.each(['', '1', '0', '0731-8360', '836', '1380013800', '13800138000', '0731-83600000'])(
    'nothing is said of %s yet',
    (typed) => {
      expect(isHopeless(typed)).toBe(false);
    },
  );

  it('gets an SMS where it is a mobile', () => {
    expect(getsSms('+86 139 0000 1111')).toBe(true);
    expect(getsSms('0731-83600000')).toBe(false);
  });

  it.each([
    ['13900001111', '139 **** 1111'],
    ['0731-83600000', '0731-****0000'],
    ['0731-83600000-801', '0731-****0000-***'],
  ])('%s is shown as %s where others look on', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });
});
