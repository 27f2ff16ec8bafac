/** One citizen files an item for pre-review: wrong answers first, each refused for its reason, then fitting ones, papers, confirm. */
import { createCanvas } from '@napi-rs/canvas';
import type { ItemDetail } from '../../main/core/catalogue/contract.ts';
import { asked } from '../../main/core/forms/conditions.ts';
import type { AnswerValue } from '../../main/core/model/draft.ts';
import type { Field } from '../../main/core/model/field.ts';
import { fittingAnswer } from './answers.ts';
import { agree, type KioskClient } from './kiosk.ts';
import { wrongAnswers } from './wrong-answers.ts';

const PHOTO = new Blob([new Uint8Array(createCanvas(64, 48).toBuffer('image/jpeg'))], { type: 'image/jpeg' });

/** `fields`: questions answered; `errors`: wrong answers refused for the reason they were made for; `failed`: all else, in words. */
export type Walked = { receiptNo: string | null; fields: number; errors: number; failed: string[] };

type Options = { withErrors: boolean };

/** Answers every question that comes up, papers too; of the situation the first answer of each question. */
export async function fileItem(client: KioskClient, code: string, options: Options): Promise<Walked> {
  const walked: Walked = { receiptNo: null, fields: 0, errors: 0, failed: [] };
  const fail = (what: unknown) => walked.failed.push(`${code}: ${JSON.stringify(what)}`);
  const item = await client.catalogue.item({ code });
  if (!item) {
    fail('unknown');
    return walked;
  }
  await begin(client, item);
  const given = situationOf(item);
  for (const field of asked(item, given).fields) {
    walked.fields++;
    if (options.withErrors) walked.errors += await provoke(client, field, given, fail);
    given[field.key] = fittingAnswer(field);
    const { problems } = await client.preReview.answer({ answers: { [field.key]: given[field.key] ?? '' } });
    const own = problems.filter((problem) => problem.field === field.key && problem.code !== 'either');
    if (own.length > 0) fail({ refused: own });
  }
  for (const { archiveKey, required } of asked(item, given).materials) {
    if (!required) continue;
    const added = await client.preReview.addPage({ archiveKey, jpeg: PHOTO });
    if (added.outcome !== 'saved') fail({ archiveKey, added });
  }
  const answer = await client.filing.confirm();
  if (answer.outcome === 'committed') walked.receiptNo = answer.receipt.receiptNo;
  else fail(answer);
  return walked;
}

const situationOf = (item: ItemDetail): Record<string, AnswerValue> =>
  Object.fromEntries(item.situation.map((question) => [question.key, fittingAnswer(question)]));

async function begin(client: KioskClient, item: ItemDetail): Promise<void> {
  await client.session.begin();
  await client.filing.begin({ kind: 'pre-review', itemCode: item.code, situation: situationOf(item) });
  await agree(client);
  await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
  await client.session.setPhone({ phone: '13900001111' });
}

/** How many of the field's errors came as they should. A refused answer must not be kept. */
async function provoke(
  client: KioskClient,
  field: Field,
  given: Readonly<Record<string, AnswerValue>>,
  fail: (what: unknown) => void,
): Promise<number> {
  let errors = 0;
  for (const { code, answer } of wrongAnswers(field)) {
    const { draft, problems } = await client.preReview.answer({ answers: { [field.key]: answer } });
    const own = problems.filter((problem) => problem.field === field.key);
    const isKept = draft.answers[field.key] === answer && given[field.key] !== answer;
    if (own.some((problem) => problem.code === code) && !isKept) errors++;
    else fail({ field: field.key, code, answer, own, isKept });
  }
  return errors;
}
