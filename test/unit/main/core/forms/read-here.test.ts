/** A paper that the kiosk read itself is handed in: the card of the one whose matter it is, the licence that the platform knows. */
import { expect, it } from 'vitest';
import { originOf } from '../../../../../main/core/forms/origin.ts';
import { paperReadHere } from '../../../../../main/core/forms/read-here.ts';
import { applicationContent } from '../../../../../main/core/matters/pre-review/application.ts';
import { preReview } from '../../../../../main/core/matters/pre-review/matter.ts';
import type { PreReviewDraft } from '../../../../../main/core/model/draft.ts';
import type { Principal } from '../../../../../main/core/model/principal.ts';
import { APPLICANT } from '../../../../kit/application.ts';
import { itemDetail } from '../../../../kit/items.ts';

const item = itemDetail('GJ-0012');
const draft: PreReviewDraft = {
  kind: 'pre-review',
  submissionId: '019ab000-0000-7000-8000-000000000000',
  itemCode: item.code,
  consent: null,
  applicant: APPLICANT,
  phone: '13900001111',
  answers: {},
  materials: item.materials.map(({ archiveKey }) => ({ archiveKey, pages: [], original: false })),
};
const typed: PreReviewDraft = { ...draft, applicant: { ...APPLICANT, source: 'typed' } };
const isMissed = (of: PreReviewDraft) =>
  preReview
    .missing(of, { item, further: [], hasPage: () => true, today: '2026-11-30' })
    .some(({ field }) => field === 'id-card');
const row = (of: PreReviewDraft) =>
  applicationContent(of, item)
    ?.sections.flatMap(({ rows }) => rows)
    .find(({ label }) => label === '居民身份证')?.value;

it('a card that lay on the reader is the ID card’s copy', () => {
  expect(paperReadHere(item, 'id-card', draft)).toBe('card');
  expect(isMissed(draft)).toBe(false);
  expect(row(draft)).toContain('已在本机读取');
  expect(row(draft)).toContain('本机读卡器读取；可信等级 A');
});

it('a number that was typed is none', () => {
  expect(paperReadHere(item, 'id-card', typed)).toBeNull();
  expect(isMissed(typed)).toBe(true);
  expect(row(typed)).toContain('未提交');
});

it('an agent’s card is not the principal’s', () => {
  const principal: Principal = {
    kind: 'person',
    person: { ...APPLICANT, source: 'typed', name: '李样例', idNumber: '990000199003071243' },
    relation: 'parent',
    authority: 'entrusted',
  };
  expect(isMissed({ ...draft, principal })).toBe(true);
  expect(
    isMissed({ ...draft, principal: { ...principal, person: { ...principal.person, source: 'card' } } }),
  ).toBe(false);
});

it('a licence is read by its code, not by a name that was typed', () => {
  const firm = itemDetail('SC-0001');
  const principal: Principal = {
    kind: 'organisation',
    name: '样例公司',
    uscc: '91350100M000100Y43',
    role: 'handler',
    source: 'licence',
  };
  const paper = {
    ...firm,
    materials: [{ ...firm.materials[0], archiveKey: 'business-licence', read: 'licence' }],
  };
  const read = (of: PreReviewDraft) => paperReadHere(paper as typeof firm, 'business-licence', of);
  expect(read({ ...draft, principal })).toBe('licence');
  expect(read({ ...draft, principal: { ...principal, source: 'typed' } })).toBeNull();
  expect(read(draft)).toBeNull();
});

it('a licence that was scanned in the form counts while form and firm are its own', () => {
  const firm = itemDetail('RS-0034');
  const licence = { uscc: '91990181MA0EXAMP1N', told: { uscc: '91990181MA0EXAMP1N', orgName: '样例公司' } };
  const scanned: PreReviewDraft = { ...draft, itemCode: firm.code, answers: { ...licence.told }, licence };
  const read = (of: PreReviewDraft) => paperReadHere(firm, 'business-licence', of);
  expect(read(scanned)).toBe('licence');
  expect(read({ ...scanned, answers: { ...licence.told, orgName: '别的公司' } })).toBeNull();
  expect(read({ ...scanned, answers: {} })).toBeNull();
  const { uscc } = licence;
  const typedFirm: Principal = {
    ...{ kind: 'organisation' as const, role: 'handler' as const, source: 'typed' as const },
    ...{ name: '样例公司', uscc },
  };
  expect(read({ ...scanned, principal: typedFirm })).toBe('licence');
  expect(read({ ...scanned, principal: { ...typedFirm, uscc: '91350100M000100Y43' } })).toBeNull();
  expect(read(preReview.withoutAnswers(scanned))).toBeNull();
});

it('what was photographed all the same, or is brought, says so', () => {
  const state = { archiveKey: 'id-card', pages: [], original: false };
  expect(originOf(state, '办理', null, 'card')).toEqual({ sources: ['reader'], grade: 'A', purpose: '办理' });
  expect(originOf({ ...state, pages: ['p'] }, '办理', null, 'card')?.sources).toEqual(['camera']);
  expect(originOf({ ...state, original: true }, '办理', null, 'card')).toBeNull();
});
