/** What stands in the application (预审申请表) that a citizen takes home on A4 paper. */

import type { ItemDetail } from '../../catalogue/contract.ts';
import { showAnswer } from '../../forms/answer.ts';
import type { Asked, Part } from '../../forms/conditions.ts';
import { askedOf } from '../../forms/mending.ts';
import { originLine, originOf, purposeOf, watermarkOf } from '../../forms/origin.ts';
import { owedPapers } from '../../forms/owed.ts';
import { readHere } from '../../forms/read-here.ts';
import { resultRows } from '../../forms/result.ts';
import type { Applicant, PreReviewDraft } from '../../model/draft.ts';
import type { Field } from '../../model/field.ts';
import { dayWithWeekday } from '../../model/hall/days.ts';
import type { ApplicationContent, ApplicationRow, PromiseContent, SignedPart } from '../../model/papers.ts';
import { getsSms } from '../../model/phone.ts';
import type { Principal, Relation } from '../../model/principal.ts';
import type { UnsignedReason } from '../../model/signature.ts';

const ANSWER_WORDS = { yes: '是', no: '否' };

const UNSIGNED: Readonly<Record<UnsignedReason, string>> = {
  hand: '申请人手不方便，没有在屏幕上签字，到窗口签',
  sight: '申请人看不见屏幕，没有在屏幕上签字，到窗口签',
  screen: '屏幕签不上，到窗口签',
  wish: '申请人愿意到窗口在纸上签',
};

/** Null before anybody is identified: an application has an applicant. */
export function applicationContent(draft: PreReviewDraft, item: ItemDetail): ApplicationContent | null {
  const { applicant, phone } = draft;
  if (!applicant) return null;
  const needed = askedOf(item, draft);
  return {
    name: item.result ? '网上申报申请表' : '预审申请表',
    sections: [
      {
        heading: null,
        rows: [
          { label: '申请事项', value: item.name },
          { label: '事项编码', value: `${item.code} 第${draft.itemVersion ?? item.version}版` },
          { label: '办理部门', value: item.departmentName },
          ...concernedRows(applicant, draft.principal),
          { label: '联系电话', value: phone ?? '' },
        ],
      },
      { heading: '代办人', rows: agentRows(applicant, draft.principal) },
      { heading: '申请情形', rows: answerRows(needed.situation, needed) },
      { heading: '申请内容', rows: answerRows(plainOf(needed), needed) },
      ...needed.parts.flatMap((part) => ('repeat' in part ? recordSections(part, needed) : [])),
      { heading: '申请材料', rows: materialRows(draft, needed, item) },
      { heading: '结果送达', rows: resultRows(item, draft) },
    ],
    watermark: watermarkOf(purposeOf(item), null),
    promise: promiseOf(item, phone, draft.signature?.state !== 'at-window'),
    signed: signedPart(draft),
  };
}

/** `isSigned`: nothing is left to be signed at the counter. */
function promiseOf({ result, departmentName }: ItemDetail, phone: string | null, isSigned: boolean): string {
  const means = phone !== null && !getsSms(phone) ? '电话' : '短信';
  const truth = '本人承诺以上内容和材料真实有效。';
  return result
    ? `${truth}办理结果由${departmentName}决定，以${means}通知为准；${isSigned ? '全程网上办理，不用到窗口' : '请到窗口补签字'}。`
    : `${truth}预审结果以${means}通知为准；通过后请携带需核验的原件到窗口办理。`;
}

type Row = { label: string; value: string };

const RELATIONS: Readonly<Record<Relation, string>> = {
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  'other-kin': '其他亲属',
  friend: '邻居、朋友、同事',
  client: '当事人（代办人为律师或代理机构）',
};
const ROLES = { 'legal-representative': '法定代表人（负责人）', handler: '经办人' } as const;
const AUTHORITIES = { entrusted: '受委托', guardian: '法定代理人（申请人未满十八周岁）' } as const;

/** Whose application it is. */
function concernedRows(applicant: Applicant, principal: Principal | undefined): Row[] {
  if (principal?.kind === 'organisation') {
    return [
      { label: '申请单位', value: principal.name },
      { label: '统一社会信用代码', value: principal.uscc },
    ];
  }
  return personRows('申请人', principal?.person ?? applicant);
}

/** Who files it for them; nothing where that is the applicant. */
function agentRows(applicant: Applicant, principal: Principal | undefined): Row[] {
  if (!principal) return [];
  const rows = personRows('代办人', applicant);
  if (principal.kind === 'organisation') return [...rows, { label: '身份', value: ROLES[principal.role] }];
  return [
    ...rows,
    { label: '申请人是代办人的', value: RELATIONS[principal.relation] },
    { label: '代办依据', value: AUTHORITIES[principal.authority] },
  ];
}

function personRows(label: string, { name, nameEn, undrawn, idNumber }: Applicant): Row[] {
  return [
    { label, value: name },
    ...(nameEn ? [{ label: '外文姓名', value: nameEn }] : []),
    ...(undrawn ? [{ label: '姓名说明', value: undrawnNote(undrawn) }] : []),
    { label: '证件号码', value: idNumber },
  ];
}

/** Null before it was signed, or put off to the window. */
function signedPart({ signature }: Pick<PreReviewDraft, 'signature'>): SignedPart | null {
  if (!signature) return null;
  const { text, at } = signature;
  return signature.state === 'signed'
    ? { text, at, ink: signature.ink, why: null }
    : { text, at, ink: null, why: UNSIGNED[signature.why] };
}

/** Null where no paper comes later. */
export function promiseContent(draft: PreReviewDraft, item: ItemDetail): PromiseContent | null {
  const papers = owedPapers(item, draft).map(({ name }) => name);
  const signed = signedPart(draft);
  if (papers.length === 0 || !draft.later || !signed) return null;
  const { until, workingDays } = draft.later;
  return { owed: { papers, until }, workingDays, signed };
}

/** On the paper where the name itself has a ruled gap. */
function undrawnNote(characters: readonly string[]): string {
  const codes = characters.map((character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase()}`);
  return `姓名中 ${codes.join('、')} 本机没有字形，请按证件在横线处手写`;
}

function answerRows(questions: readonly Field[], { answers }: Asked) {
  return questions
    .filter(({ key }) => answers[key] !== undefined)
    .map((field) => ({ label: field.label, value: showAnswer(field, answers[field.key], ANSWER_WORDS) }));
}

const plainOf = ({ parts }: Asked) => parts.flatMap((part) => ('field' in part ? [part.field] : []));

/** Each record under its own heading, such as 股东 2. */
function recordSections({ repeat, records }: Extract<Part, { repeat: unknown }>, needed: Asked) {
  return records.map((fields, at) => ({
    heading: `${repeat.name} ${at + 1}`,
    rows: answerRows(fields, needed),
  }));
}

/** A paper of the platform's has no picture: nobody compares what its issuer or a window vouches for. */
function materialRows(draft: PreReviewDraft, needed: Asked, item: ItemDetail): ApplicationRow[] {
  const { materials, later } = draft;
  return needed.materials.map((material) => {
    const { archiveKey, name, form } = material;
    const read = readHere(material, draft);
    const state = materials.find((each) => each.archiveKey === archiveKey);
    const pages = state?.pages.length ?? 0;
    const owed = later && state?.later ? `容缺，${dayWithWeekday(later.until)}以前补交` : '未提交';
    const left = read ? '已在本机读取，不用复印件' : owed;
    const how = pages > 0 ? `已交 ${pages} 页` : state?.original ? '到窗口提交原件' : left;
    const origin = state && originOf(state, purposeOf(item), later, read);
    const shown = material.picture && !state?.taken ? (state?.pages ?? []) : [];
    return {
      label: name,
      value: `${form}　${how}${origin ? `\n${originLine(origin)}` : ''}`,
      ...(shown.length > 0 && { pages: shown }),
    };
  });
}
