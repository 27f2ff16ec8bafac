/** An organisation as somebody entered it, or why it can't be taken. */

import { answerDoubt, answerProblem, normaliseAnswer } from '../forms/answer.ts';
import { normalNumber } from '../model/documents/index.ts';
import type { Field } from '../model/field.ts';
import type { Principal } from '../model/principal.ts';
import type { FieldProblem } from '../model/problem.ts';
import type { EnteredOrganisation } from './contract.ts';

type Organisation = Extract<Principal, { kind: 'organisation' }>;
/** What a licence said of it; `name`: null where only the code could be read. */
export type OnLicence = { uscc: string; name: string | null };

const CODE: Field = { key: 'uscc', label: '统一社会信用代码', kind: 'uscc', required: true };
const NAME: Field = { key: 'orgName', label: '单位名称', kind: 'text', required: true };
/** Shortest name, in characters. */
const NAME_LEAST = 2;

/** `shown`: what a licence's code said in this matter; null where none was scanned. */
export function organisationFrom(
  entered: EnteredOrganisation,
  shown: OnLicence | null,
): { ok: true; organisation: Organisation } | { ok: false; problems: FieldProblem[] } {
  const name = nameOf(entered.name);
  const code = normalNumber(entered.uscc);
  const uscc = String(normaliseAnswer(CODE, code));
  // Some codes in use fail the check: one that stands on a licence, or that somebody stands by, is taken.
  const isCertain = entered.isSure || shown?.uscc === uscc;
  const wrongCode = answerProblem(CODE, code) ?? (isCertain ? null : doubtOf(code));
  const wrongName = answerProblem(NAME, name.length < NAME_LEAST ? '' : name);
  const problems = [wrongCode, wrongName].filter((problem) => problem !== null);
  if (problems.length > 0) return { ok: false, problems };
  const isShown = shown?.uscc === uscc && shown.name !== null && nameOf(shown.name) === name;
  const source = isShown ? 'licence' : 'typed';
  return { ok: true, organisation: { kind: 'organisation', name, uscc, role: entered.role, source } };
}

/** Registers write the brackets of a name in full width (企业名称登记管理规定实施办法). */
function nameOf(text: string): string {
  return text.normalize('NFKC').trim().replaceAll('(', '（').replaceAll(')', '）');
}

function doubtOf(code: string): FieldProblem | null {
  const doubt = answerDoubt(CODE, code);
  return doubt && { field: CODE.key, code: doubt };
}
