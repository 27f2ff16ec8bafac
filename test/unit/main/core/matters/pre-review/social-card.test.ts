import { describe, expect, it } from 'vitest';
import type { SocialCardEvent } from '../../../../../../devices/social-security-card/contract.ts';
import type { CatalogueReader } from '../../../../../../main/core/catalogue/reader.ts';
import type { SocialCardAnswer } from '../../../../../../main/core/matters/pre-review/contract.ts';
import { socialCardAnswers } from '../../../../../../main/core/matters/pre-review/social-card.ts';
import type { CorrectionDraft, FormDraft, PreReviewDraft } from '../../../../../../main/core/model/draft.ts';
import type { Session } from '../../../../../../main/core/session/session.ts';
import { HOLDER } from '../../../../../world/device-bench/smart-card/people.ts';

const own: PreReviewDraft = {
  submissionId: '01936d6e-0000-7000-8000-000000000000',
  kind: 'pre-review',
  itemCode: 'YB-0003',
  consent: {
    notice: '2026-12',
    at: '2026-11-24T09:58:00+08:00',
    submissionId: '019ab000-0000-7000-8000-000000000000',
  },
  applicant: {
    source: 'card',
    document: 'resident',
    name: '张样例',
    idNumber: '990000199003071235',
    sex: '1',
    nation: null,
    birth: null,
    address: null,
  },
  phone: '13900001111',
  answers: { socialCardNo: 'TYPED' },
  materials: [],
};
const catalogue = {
  item: () => ({
    fields: [
      { key: 'name', label: '姓名', kind: 'text', required: true, prefill: 'idCard.name' },
      { key: 'socialCardNo', label: '卡号', kind: 'text', required: false, prefill: 'socialCard.number' },
    ],
  }),
} as unknown as CatalogueReader;

async function answersTo(events: SocialCardEvent[], draft: FormDraft = own) {
  const kept: FormDraft[] = [];
  const session = {
    draft,
    update: (_: FormDraft, change: (current: FormDraft) => FormDraft) => {
      const changed = change(draft);
      if (changed !== draft) kept.push(changed);
      return changed;
    },
  } as unknown as Session;
  async function* source() {
    yield* events;
  }
  const answers: SocialCardAnswer[] = [];
  for await (const answer of socialCardAnswers(source(), { session, draft }, catalogue)) answers.push(answer);
  return { answers, kept };
}

describe('a social-security card at the form', () => {
  it('fills its number, and only that', async () => {
    const { answers } = await answersTo([
      { state: 'waiting' },
      { state: 'reading' },
      { state: 'read', card: HOLDER },
    ]);
    expect(answers.map(({ state }) => state)).toEqual(['insert', 'reading', 'filled']);
    expect(answers.at(-1)).toMatchObject({ draft: { answers: { socialCardNo: HOLDER.cardNumber } } });
    expect(Object.keys((answers.at(-1) as { draft: PreReviewDraft }).draft.answers)).toEqual([
      'socialCardNo',
    ]);
  });

  it('of another person fills nothing', async () => {
    const { answers, kept } = await answersTo([
      { state: 'read', card: { ...HOLDER, socialSecurityNumber: '990000199003071243' } },
    ]);
    expect(answers).toEqual([{ state: 'refused', reason: 'another-person' }]);
    expect(kept).toEqual([]);
  });

  it('in a correction is that of whom the case is for, and not of the agent who stands here', async () => {
    const { applicant, ...rest } = own;
    const principal = {
      ...{ kind: 'person', person: { ...applicant, idNumber: HOLDER.socialSecurityNumber } },
      ...{ relation: 'parent', authority: 'kinship' },
    };
    const agent = { ...applicant, idNumber: '990000198001010013' };
    const correction = (mending: object) =>
      ({ ...rest, kind: 'correction', applicant: agent, slip: '', mending }) as unknown as CorrectionDraft;
    const card = { state: 'read', card: HOLDER } as const;
    expect((await answersTo([card], correction({ principal }))).answers).toMatchObject([{ state: 'filled' }]);
    // Without a principal the case is the agent's own.
    expect((await answersTo([card], correction({}))).answers).toEqual([
      { state: 'refused', reason: 'another-person' },
    ]);
  });

  it.each([
    [{ state: 'still-inserted' }, { state: 'take-out' }],
    [{ state: 'again', reason: 'lifted' }, { state: 'unreadable' }],
    [{ state: 'unavailable' }, { state: 'unavailable' }],
    [
      { state: 'refused', reason: 'blocked' },
      { state: 'refused', reason: 'counter' },
    ],
    [
      { state: 'refused', reason: 'not-a-social-security-card' },
      { state: 'refused', reason: 'not-a-social-card' },
    ],
  ] as const)('%j is told as %j', async (event, told) => {
    expect((await answersTo([event])).answers).toEqual([told]);
  });
});
