/** What a booking's reminder tells the platform. */
import { expect, it } from 'vitest';
import { reminderOf } from '../../../../../../main/core/matters/booking/reminder.ts';
import type { BookingDraft } from '../../../../../../main/core/model/draft.ts';
import { Language } from '../../../../../../main/core/model/language.ts';
import { LANGUAGES } from '../../../../../../renderer/i18n/languages.ts';
import { itemDetail } from '../../../../../kit/items.ts';

const draft = (phone: string | null) => ({ kind: 'booking', phone }) as BookingDraft;
const item = itemDetail('RS-0001');

it('knows every language of the screen', () => {
  expect(Language.options).toEqual(LANGUAGES.map(({ code }) => code));
});

it('calls a landline, and sends a mobile number an SMS', () => {
  expect(reminderOf(draft('13900001111'), item, 'zh-CN')).toMatchObject({
    channel: 'sms',
    language: 'zh-CN',
  });
  expect(reminderOf(draft('0731-83600000'), item, 'en')).toMatchObject({ channel: 'call', language: 'en' });
  expect(reminderOf(draft(null), item, 'zh-CN')).toBeNull();
});

it('names the papers that the slip names', () => {
  const required = item.materials.filter((material) => material.required).map(({ name }) => name);
  expect(required.length).toBeGreaterThan(0);
  expect(reminderOf(draft('13900001111'), item, 'zh-CN')?.bring).toEqual(required);
});

it('has a code of eight digits, which is another each time', () => {
  const codes = Array.from(
    { length: 50 },
    () => reminderOf(draft('13900001111'), item, 'en')?.cancelCode ?? '',
  );
  for (const code of codes) expect(code).toMatch(/^\d{8}$/);
  expect(new Set(codes).size).toBeGreaterThan(45);
});
