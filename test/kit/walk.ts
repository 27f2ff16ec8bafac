/** One citizen files an item for pre-review: wrong answers first, each refused for its reason, then fitting ones, papers, confirm. */
import { createCanvas } from '@napi-rs/canvas';
import type { ItemDetail } from '../../main/core/catalogue/contract.ts';
import { asked } from '../../main/core/forms/conditions.ts';
import { countOf } from '../../main/core/forms/repeats.ts';
import { POST_FIELDS } from '../../main/core/forms/result.ts';
import type { AnswerValue } from '../../main/core/model/draft.ts';
import type { Field } from '../../main/core/model/field.ts';
import type { ProblemCode } from '../../main/core/model/problem.ts';
import type { ResultOffer, ResultWay } from '../../main/core/model/result.ts';
import { fittingAnswer } from './answers.ts';
import { fittingAnswers } from './fitting.ts';
import { agree, type KioskClient } from './kiosk.ts';
import { chooseResult, sign } from './signing.ts';
import { brokenRules, wrongAnswers } from './wrong-answers.ts';

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
  const given = fittingAnswers(item, situationOf(item));
  const { fields, repeats } = asked(item, given);
  for (const repeat of repeats) {
    // One more than is filled in, taken out again: the others must not have moved.
    const count = Math.min(countOf(repeat, given) + 1, repeat.most);
    for (let at = 0; at < count; at++) await client.preReview.addRecord({ repeat: repeat.key });
    for (let at = count; at > countOf(repeat, given); at--) {
      await client.preReview.removeRecord({ repeat: repeat.key, number: at });
    }
  }
  const before: Record<string, AnswerValue> = {};
  for (const field of fields) {
    walked.fields++;
    if (options.withErrors) walked.errors += await provoke(client, field, before, fail);
    const answer = given[field.key] ?? '';
    before[field.key] = answer;
    const { problems } = await client.preReview.answer({ answers: { [field.key]: answer } });
    const own = problems.filter(({ field: key, code }) => key === field.key && !isOfMany(code));
    if (own.length > 0) fail({ refused: own });
  }
  if (options.withErrors) walked.errors += await breakRules(client, item, given, fail);
  for (const { archiveKey, required } of asked(item, given).materials) {
    if (!required) continue;
    const added = await client.preReview.addPage({ archiveKey, jpeg: PHOTO });
    if (added.outcome !== 'saved') fail({ archiveKey, added });
  }
  if (item.result) {
    if (options.withErrors) walked.errors += await provokeLetter(client, fail);
    await chooseResult(client, code, wayFor(item, item.result));
    walked.fields++;
  }
  await sign(client, code);
  const answer = await client.filing.confirm();
  if (answer.outcome === 'committed') walked.receiptNo = answer.receipt.receiptNo;
  else fail(answer);
  return walked;
}

/** Over all items each way that is offered comes up. */
function wayFor({ code }: ItemDetail, { ways }: ResultOffer): ResultWay | undefined {
  return ways[Number(code.slice(-2)) % ways.length];
}

/** How many of the errors that a letter's questions can give came as they should, none of them kept. */
async function provokeLetter(client: KioskClient, fail: (what: unknown) => void): Promise<number> {
  let errors = 0;
  await client.preReview.chooseResult({ choice: { way: 'post' } });
  for (const field of POST_FIELDS) {
    for (const { code, answer } of wrongAnswers(field)) {
      const { draft, problems } = await client.preReview.answerResult({ answers: { [field.key]: answer } });
      const isKept = answer !== '' && draft.result?.answers[field.key] === answer;
      const isTold = problems.some((problem) => problem.field === field.key && problem.code === code);
      if ((isTold || code === 'required') && !isKept) errors++;
      else fail({ field: field.key, code, answer, problems, isKept });
    }
  }
  return errors;
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

/** Whether it is about several answers, of which the others may still come. */
const isOfMany = (code: ProblemCode) => code === 'either' || code.startsWith('rule-');

/** How many of the item's rules are told of when they are broken, and let go when they are kept again. */
async function breakRules(
  client: KioskClient,
  item: ItemDetail,
  given: Readonly<Record<string, AnswerValue>>,
  fail: (what: unknown) => void,
): Promise<number> {
  let errors = 0;
  for (const { rule, field, answers } of brokenRules(item, given)) {
    const { problems } = await client.preReview.answer({ answers });
    const told = problems.some((problem) => problem.field === field && isOfMany(problem.code));
    const mended = Object.fromEntries(Object.keys(answers).map((key) => [key, given[key] ?? '']));
    const after = await client.preReview.answer({ answers: mended });
    if (told && after.problems.length === 0) errors++;
    else fail({ rule, told, after: after.problems });
  }
  return errors;
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
