/** What is answered of a form is judged by what is asked beside it, and by nothing that is hidden. */
import { expect, it } from 'vitest';
import type { CatalogueReader } from '../../../../../../main/core/catalogue/reader.ts';
import { PreReview, type PreReviewDeps } from '../../../../../../main/core/matters/pre-review/pre-review.ts';
import type { FormDraft, PreReviewDraft } from '../../../../../../main/core/model/draft.ts';
import type { Field } from '../../../../../../main/core/model/field.ts';
import type { Session } from '../../../../../../main/core/session/session.ts';

const field = (key: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  ...{ key, label: key, kind, required: true },
  ...more,
});
const fields = [
  field('rents', 'yes-no'),
  field('since', 'date', { time: 'any', when: { rents: [true] } }),
  field('until', 'date', { time: 'any', after: { key: 'since', label: '开始' } }),
];
const catalogue = {
  item: () => ({ situation: [], fields, materials: [], form: { sections: [] } }),
} as unknown as CatalogueReader;
const deps: PreReviewDeps = {
  catalogue,
  platform: {} as PreReviewDeps['platform'],
  clock: { believed: Date.parse('2026-11-30T09:00:00+08:00') },
};

function answered(answers: PreReviewDraft['answers'], given: PreReviewDraft['answers']) {
  const draft = { kind: 'pre-review', itemCode: 'XX-0001', applicant: null, answers } as unknown as FormDraft;
  const session = {
    update: (_: FormDraft, change: (current: FormDraft) => FormDraft) => change(draft),
  } as unknown as Session;
  const { problems, draft: changed } = new PreReview(deps).answer({ session, draft }, given);
  return { problems, answers: changed.answers };
}

it('a day is not held against one that is hidden', () => {
  const before = { rents: true, since: '2026-05-01' };
  expect(answered(before, { until: '2026-01-01' })).toEqual({
    problems: [{ field: 'until', code: 'date-order', other: '开始' }],
    answers: before,
  });
  const hidden = { ...before, rents: false };
  expect(answered(hidden, { until: '2026-01-01' })).toEqual({
    problems: [],
    answers: { ...hidden, until: '2026-01-01' },
  });
  // The answer that hides it may come with the same page.
  expect(answered(before, { rents: false, until: '2026-01-01' }).problems).toEqual([]);
});
