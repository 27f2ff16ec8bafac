/** First answers come from what is known, follow it while nobody touched them, and never overwrite what was typed. */
import { expect, it } from 'vitest';
import { prefill } from '../../../../../main/core/forms/prefill.ts';
import { withKnown } from '../../../../../main/core/forms/result.ts';
import type { PreReviewDraft } from '../../../../../main/core/model/draft.ts';
import type { Field } from '../../../../../main/core/model/field.ts';
import type { Principal } from '../../../../../main/core/model/principal.ts';
import { APPLICANT } from '../../../../kit/application.ts';

const FIELDS: Field[] = [
  { key: 'name', label: '姓名', kind: 'text', personName: true, required: true, prefill: 'idCard.name' },
  { key: 'phone', label: '电话', kind: 'phone', required: true, prefill: 'account.phone' },
  { key: 'firm', label: '单位', kind: 'text', required: true, prefill: 'licence.name' },
];
const filer = { applicant: APPLICANT, phone: '13900001111' };
const mended = { ...filer, phone: '13900002222' };

it('a phone number that was mended is mended in the form too', () => {
  const { answers, prefilled } = prefill(FIELDS, filer, {});
  expect(answers).toMatchObject({ name: '张样例', phone: '13900001111' });
  expect(prefill(FIELDS, mended, answers, prefilled)).toEqual({
    answers: { ...answers, phone: '13900002222' },
    prefilled,
  });
});

it('what was typed over stays', () => {
  const typed = { name: '张样例', phone: '13900003333' };
  expect(prefill(FIELDS, mended, typed, { name: 'card' }).answers).toEqual(typed);
});

it('what was typed at first is the card’s once it lay on the reader', () => {
  const { prefilled } = prefill(FIELDS, { ...filer, applicant: { ...APPLICANT, source: 'typed' } }, {});
  expect(prefilled).toMatchObject({ name: 'typed' });
  expect(prefill(FIELDS, filer, { name: '张样例' }, prefilled).prefilled).toMatchObject({ name: 'card' });
});

it('what a licence said stays, whatever name was given for its firm', () => {
  const principal: Principal = {
    kind: 'organisation',
    name: '样例公司',
    uscc: '91350100M000100Y43',
    role: 'handler',
    source: 'typed',
  };
  const scanned = { firm: '样例有限公司' };
  expect(prefill(FIELDS, { ...filer, principal }, scanned, { firm: 'licence' }).answers).toMatchObject(
    scanned,
  );
});

it('a letter goes by the mended number too, unless another was given for it', () => {
  const draft = {
    ...{ kind: 'pre-review', applicant: APPLICANT, phone: '13900001111' },
    result: { choice: { way: 'post' }, answers: {} },
  } as unknown as PreReviewDraft;
  const first = withKnown(draft);
  expect(first.result?.answers.resultPhone).toBe('13900001111');
  const second = withKnown({ ...first, phone: '13900002222' });
  expect(second.result?.answers.resultPhone).toBe('13900002222');
  const own = { choice: { way: 'post' } as const, answers: { resultPhone: '13900003333' } };
  expect(withKnown({ ...draft, result: own }).result?.answers.resultPhone).toBe('13900003333');
});
