/** Every form of the shipped catalogue takes whoever was identified, and every other person with the documents they can have. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../../../main/core/catalogue/load.ts';
import { caseProblems } from '../../../../../../main/core/forms/case.ts';
import { formProblems } from '../../../../../../main/core/forms/form.ts';
import {
  applicantFromCard,
  applicantFromCredential,
  applicantFromTyping,
} from '../../../../../../main/core/identity/applicant.ts';
import { preReview } from '../../../../../../main/core/matters/pre-review/matter.ts';
import { DocumentKind } from '../../../../../../main/core/model/documents/document.ts';
import { documentNamed } from '../../../../../../main/core/model/documents/index.ts';
import type { Applicant, PreReviewDraft } from '../../../../../../main/core/model/draft.ts';
import { fittingAnswer } from '../../../../../kit/answers.ts';
import { fittingAnswers } from '../../../../../kit/fitting.ts';

const TODAY = '2026-11-28';
const loaded = loadCatalogue(path.resolve('kiosk-config/catalogue'));
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const items = loaded.catalogue
  .list({ service: 'pre-review' })
  .flatMap(({ code }) => loaded.catalogue.item(code) ?? []);

function cardHolder(): Applicant {
  const answer = applicantFromCard(
    {
      kind: 'fpr2017',
      name: '',
      nameEn: 'DUPONT, JEAN-PIERRE MARIE-ALEXANDRE CHRISTOPHE',
      sex: '1',
      birth: '19810803',
      idNumber: 'CAN110081080310',
      nationality: 'CAN',
      validFrom: '20200101',
      validTo: '20300101',
      version: '01',
      authority: '1500',
    },
    Date.parse(`${TODAY}T10:00:00+08:00`),
  );
  if (!answer.ok) throw new Error(answer.reason);
  return answer.applicant;
}

function typed(document: DocumentKind): Applicant {
  const named = DocumentKind.extract(['passport', 'hk-macao-pass', 'taiwan-pass']).safeParse(document);
  const answer = applicantFromTyping(
    {
      name: 'DUPONT JEAN-PIERRE',
      idNumber: documentNamed(document).sample,
      ...(named.success && { document: named.data }),
    },
    TODAY,
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.applicant;
}

function vouchedFor(): Applicant {
  const applicant = applicantFromCredential({ name: 'Ǆ'.repeat(90), idNumber: 'ZZ-1234/56' });
  if (!applicant) throw new Error('nobody');
  return applicant;
}

const PEOPLE: [string, Applicant][] = [
  ['a permanent resident with the card of 2017', cardHolder()],
  ...DocumentKind.options.map((kind): [string, Applicant] => [`typed: ${kind}`, typed(kind)]),
  ['one whom the platform vouches for', vouchedFor()],
];

it('asks for one’s own number in most of the 257 forms', () => {
  expect(items).toHaveLength(257);
  const own = items.filter(({ fields }) => fields.some(({ prefill }) => prefill === 'idCard.number'));
  expect(own.length).toBeGreaterThan(120);
});

describe.each(PEOPLE)('%s', (_, applicant) => {
  it('is never asked for another number than the one that identified them', () => {
    for (const item of items) {
      const draft = preReview.prefilled(
        {
          kind: 'pre-review',
          submissionId: '019ab000-0000-7000-8000-000000000000',
          itemCode: item.code,
          consent: null,
          applicant,
          phone: '13900001111',
          answers: {},
          materials: [],
        } satisfies PreReviewDraft,
        item,
      );
      const answers = fittingAnswers(item, draft.answers, TODAY);
      const ownNumber = item.fields.filter(({ prefill }) => prefill === 'idCard.number');
      for (const { key } of ownNumber) expect(answers[key], item.code).toBe(applicant.idNumber);
      const known = { today: TODAY, own: applicant };
      expect(caseProblems(item, answers, known), item.code).toEqual([]);
    }
  });
});

it('takes any document of another person', () => {
  const others = items.flatMap(({ code, fields, form }) =>
    fields
      .filter(({ kind, prefill }) => kind === 'id-number' && prefill !== 'idCard.number')
      .map((field) => ({ code, field, form })),
  );
  expect(others.length).toBeGreaterThan(10);
  for (const { code, field } of others) {
    for (const kind of DocumentKind.options) {
      const answers = { [field.key]: documentNamed(kind).sample };
      expect(formProblems([field], answers, { today: TODAY, own: null }), `${code} ${kind}`).toEqual([]);
    }
  }
});

it('registers a birth with either parent alone', () => {
  const birth = loaded.catalogue.item('GA-0003');
  const both = Object.fromEntries((birth?.fields ?? []).map((field) => [field.key, fittingAnswer(field)]));
  const problems = (answers: typeof both) =>
    formProblems(birth?.fields ?? [], answers, { today: TODAY, own: null }, birth?.form.eitherOf);
  expect(problems(both)).toEqual([]);
  const { fatherName, fatherId, ...mother } = both;
  expect(problems(mother)).toEqual([]);
  const { motherName, motherId, ...father } = both;
  expect(problems({ ...father, fatherId: 'E12345678' })).toEqual([]);
  const nobody = Object.fromEntries(Object.entries(mother).filter(([key]) => !key.startsWith('mother')));
  expect(problems(nobody)).toEqual([{ field: 'motherId', code: 'either' }]);
});
