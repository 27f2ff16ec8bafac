import { expect, test } from 'vitest';
import { fitted } from '../../../../../main/core/hand-over/fitting.ts';
import type { PreReviewDraft } from '../../../../../main/core/model/draft.ts';
import type { Field } from '../../../../../main/core/model/field.ts';
import type { ItemDetail } from '../../../../../main/core/model/item.ts';
import { fittingAnswers } from '../../../../kit/fitting.ts';
import { itemDetail } from '../../../../kit/items.ts';

const item = itemDetail('SC-0001');
const [paper, second] = item.materials;
if (!paper || !second) throw new Error('an item with two papers is wanted');
const everyPage = () => true;

const draft: PreReviewDraft = {
  kind: 'pre-review',
  submissionId: '019ab000-0000-7000-8000-000000000000',
  itemCode: item.code,
  itemVersion: item.version,
  consent: null,
  applicant: null,
  phone: '13900001111',
  answers: fittingAnswers(item),
  materials: item.materials.map(({ archiveKey }) => ({ archiveKey, pages: [], original: false })),
};
const withPages = (
  pages: string[],
  more: Partial<PreReviewDraft['materials'][number]> = {},
): PreReviewDraft => ({
  ...draft,
  materials: draft.materials.map((state) =>
    state.archiveKey === paper.archiveKey ? { ...state, pages, ...more } : state,
  ),
});
const pagesOf = ({ materials }: PreReviewDraft, archiveKey: string) =>
  materials.find((each) => each.archiveKey === archiveKey)?.pages;

/** The next version of the item, with other questions or papers. */
const next = (changed: Partial<ItemDetail>): ItemDetail => ({
  ...item,
  version: item.version + 1,
  ...changed,
});
const plain = item.fields.find(({ kind, repeat, key }) => kind === 'text' && !repeat && key in draft.answers);
if (!plain) throw new Error('a plain question that is answered is wanted');

test('a draft of the same version comes back as it was', () => {
  expect(fitted(draft, item, everyPage)).toEqual(draft);
});

test('pages that did not come along are left out, the others stay in their order', () => {
  const found = fitted(withPages(['a', 'b', 'c']), item, (page) => page !== 'b');
  expect(pagesOf(found, paper.archiveKey)).toEqual(['a', 'c']);
});

test("a paper of the platform's with a page lost is not there at all, and no longer said to be taken from there", () => {
  const taken = { source: 'archive' } as unknown as NonNullable<PreReviewDraft['materials'][number]['taken']>;
  const state = (hasPage: (page: string) => boolean) =>
    fitted(withPages(['a', 'b'], { taken }), item, hasPage).materials.find(
      ({ archiveKey }) => archiveKey === paper.archiveKey,
    );
  expect(state(everyPage)).toMatchObject({ pages: ['a', 'b'], taken });
  expect(state((page) => page === 'a')?.pages).toEqual([]);
  expect(state((page) => page === 'a')).not.toHaveProperty('taken');
});

test('of a changed form every answer stays whose question is the same, and the draft is of the new version', () => {
  const found = fitted(draft, next({}), everyPage);
  expect(found.itemVersion).toBe(item.version + 1);
  expect(found.answers).toEqual(draft.answers);
});

test('an answer whose question is gone is dropped, with where it came from', () => {
  const prefilled = { [plain.key]: 'card' } as NonNullable<PreReviewDraft['prefilled']>;
  const fields = item.fields.filter(({ key }) => key !== plain.key);
  const found = fitted({ ...draft, prefilled }, next({ fields }), everyPage);
  expect(found.answers).not.toHaveProperty(plain.key);
  expect(Object.keys(found.answers)).toHaveLength(Object.keys(draft.answers).length - 1);
  expect(found.prefilled).toEqual({});
});

test('an answer that its question takes no more is dropped', () => {
  const number: Field = { key: plain.key, label: plain.label, kind: 'number', required: true };
  const fields = item.fields.map((field) => (field.key === plain.key ? number : field));
  const answers = { ...draft.answers, [plain.key]: '不是数' };
  expect(fitted({ ...draft, answers }, next({ fields }), everyPage).answers).not.toHaveProperty(plain.key);
});

test('a paper that is asked no more goes, a new one is asked for, and what was handed in stays', () => {
  const fresh = { ...second, archiveKey: 'a-new-paper' };
  const found = fitted(withPages(['a']), next({ materials: [paper, fresh] }), everyPage);
  expect(pagesOf(found, paper.archiveKey)).toEqual(['a']);
  expect(pagesOf(found, 'a-new-paper')).toEqual([]);
  expect(pagesOf(found, second.archiveKey)).toBeUndefined();
});

test('records of a repeat stay with their count; a repeat that is gone takes them along', () => {
  const repeat = { key: 'owners', name: '股东', least: 1, most: 5 };
  const owner: Field = { key: 'ownerName', label: '姓名', kind: 'text', required: true, repeat };
  const answers = { owners: 2, 'owners.1.ownerName': '张样例', 'owners.2.ownerName': '李样例' };
  const repeated = { ...draft, answers };
  const stays = fitted(repeated, next({ situation: [], fields: [owner] }), everyPage);
  expect(stays.answers).toEqual(answers);
  expect(fitted(repeated, next({ situation: [], fields: [] }), everyPage).answers).toEqual({});
});
