/** What is signed for, and what makes a signature void; papers that are promised, until a working day of the hall's calendar. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../../../main/core/catalogue/load.ts';
import { signedText } from '../../../../../../main/core/forms/owed.ts';
import { workingDayAfter } from '../../../../../../main/core/hall/opening.ts';
import { preReview } from '../../../../../../main/core/matters/pre-review/matter.ts';
import { unsignedWhereChanged } from '../../../../../../main/core/matters/pre-review/signing.ts';
import type { PreReviewDraft } from '../../../../../../main/core/model/draft.ts';
import { APPLICANT } from '../../../../../kit/application.ts';
import { shippedHall } from '../../../../../kit/hall.ts';
import { INK } from '../../../../../kit/signing.ts';

const loaded = loadCatalogue(path.resolve('kiosk-config/catalogue'));
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const item = loaded.catalogue.item('RS-0034');
if (!item) throw new Error('RS-0034');

const LATER = 'capital-verify';
const draft: PreReviewDraft = {
  kind: 'pre-review',
  submissionId: '019ab000-0000-7000-8000-000000000000',
  itemCode: item.code,
  itemVersion: item.version,
  consent: null,
  applicant: APPLICANT,
  phone: '13900001111',
  answers: {},
  materials: item.materials.map(({ archiveKey }) => ({ archiveKey, pages: [], original: true })),
};
const withLater: PreReviewDraft = {
  ...draft,
  materials: draft.materials.map((state) =>
    state.archiveKey === LATER ? { ...state, original: false, later: true } : state,
  ),
};
const promised: PreReviewDraft = {
  ...withLater,
  later: {
    archiveKeys: [LATER],
    until: '2026-12-14',
    workingDays: 10,
    promisedAt: '2026-11-30T09:00:00+08:00',
  },
};
const signed = (of: PreReviewDraft): PreReviewDraft => ({
  ...of,
  signature: {
    ...{ state: 'signed', text: signedText(item, of), ink: INK },
    ...{ sha256: 'a'.repeat(64), at: '2026-11-30T09:01:00+08:00' },
  },
});
/** Of the promise and the signature alone. */
const missing = (of: PreReviewDraft) =>
  preReview
    .missing(of, { item, hasPage: () => true, today: '2026-11-30' })
    .map(({ field }) => field)
    .filter((field) => ['promise', 'signature', LATER].includes(field));

describe('a pre-review', () => {
  it('is signed for what it is about; with a promise also for that', () => {
    expect(missing(draft)).toEqual(['signature']);
    expect(missing(signed(draft))).toEqual([]);
    expect(missing(withLater)).toEqual(['promise']);
    expect(missing(promised)).toEqual(['signature']);
    expect(missing(signed(promised))).toEqual([]);
    // Signed for before a paper was left out.
    expect(missing({ ...promised, signature: signed(draft).signature ?? null })).toEqual(['signature']);
    const text = signedText(item, promised);
    for (const said of [item.name, '《', '2026年12月14日（星期一）', item.departmentName, '不予通过']) {
      expect(text).toContain(said);
    }
  });

  it('is promised anew once another paper is left out', () => {
    const more = promised.materials.map((state) =>
      state.archiveKey === 'premises-proof' ? { ...state, original: false, later: true } : state,
    );
    expect(missing({ ...promised, materials: more })).toEqual(['promise']);
  });

  it('leaves out no paper that may not come later', () => {
    const materials = draft.materials.map((state) =>
      state.archiveKey === 'org-articles' ? { ...state, original: false, later: true } : state,
    );
    const problems = preReview.missing(
      { ...draft, materials },
      { item, hasPage: () => true, today: '2026-11-30' },
    );
    expect(problems).toContainEqual({ field: 'org-articles', code: 'photo-missing' });
  });

  it('has signature and promise in its payload, and on its slip what is owed', () => {
    const payload = preReview.payload(signed(promised), item);
    expect(payload.later).toEqual(promised.later);
    expect(payload.signature).toMatchObject({ state: 'signed', ink: INK });
    const { owed } = preReview.facts(signed(promised), item);
    expect(owed?.until).toBe('2026-12-14');
    const capital = item.materials.find(({ archiveKey }) => archiveKey === LATER);
    expect(owed?.papers).toEqual([capital?.name]);
    expect(capital && preReview.slip.bring(capital, preReview.facts(signed(promised), item))).toBe(false);
    // A promise of a paper that is handed in after all is none.
    expect(preReview.payload(signed({ ...draft, later: promised.later ?? null }), item).later).toBe(
      undefined,
    );
  });

  it('tells no window of an original that its case does not need', () => {
    const [paper] = item.materials;
    if (!paper) throw new Error('an item with papers is wanted');
    const needless = {
      ...item,
      materials: [{ ...paper, when: { never: [true] } }, ...item.materials.slice(1)],
    };
    expect(preReview.facts(draft, item).originals).toContain(paper.archiveKey);
    expect(preReview.facts(draft, needless).originals).not.toContain(paper.archiveKey);
  });

  it('is no longer signed once an answer, a paper, the result’s way or the promise changed; a phone number it does not say', () => {
    const before = signed(promised);
    const same = unsignedWhereChanged(before, { ...before, phone: '13900002222' });
    expect(same.signature).toEqual(before.signature);
    for (const change of [
      { answers: { orgName: '样例' } },
      { materials: draft.materials },
      { later: null },
      { result: { choice: { way: 'licence' }, answers: {} } } as const,
      { result: { choice: null, answers: { resultAddress: '幸福路1号' } } },
    ]) {
      expect(unsignedWhereChanged(before, { ...before, ...change }).signature).toBeNull();
    }
  });
});

describe('the last day of a promise', () => {
  it.each([
    ['across two weekends', '2026-11-30', 10, '2026-12-14'],
    ['from a Friday', '2026-11-27', 1, '2026-11-30'],
    ['across the long holiday, with a Saturday that is worked', '2026-09-30', 3, '2026-10-10'],
    [
      'into a year whose calendar is not announced: its fixed holiday is known',
      '2026-12-31',
      1,
      '2027-01-04',
    ],
  ])('%s', (_, from, count, day) => {
    expect(workingDayAfter(shippedHall(), from, count)).toBe(day);
  });
});
