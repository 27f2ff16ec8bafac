import { expect, it } from 'vitest';
import { BlankLooks } from '../../../../../main/shell/electron/blank-looks.ts';

it('calls a page ill that is blank twice in a row', () => {
  const looks = new BlankLooks();
  expect([looks.isIll(0, true), looks.isIll(0, true)]).toEqual([false, true]);
});

it('begins anew with a picture, and with the next page: each is blank while it loads', () => {
  const looks = new BlankLooks();
  expect([looks.isIll(0, true), looks.isIll(0, false), looks.isIll(0, true)]).toEqual([false, false, false]);
  expect([looks.isIll(1, true), looks.isIll(2, true), looks.isIll(2, true)]).toEqual([false, false, true]);
});
