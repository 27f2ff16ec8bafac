/** The facts of a draft that a citizen checks, group by group. */
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import { maskAnswer } from '../../../main/core/forms/answer.ts';
import { askedOf } from '../../../main/core/forms/mending.ts';
import { signedDraft } from '../../../main/core/forms/owed.ts';
import { readHere } from '../../../main/core/forms/read-here.ts';
import { POST_FIELDS, RESULT, resultWord } from '../../../main/core/forms/result.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { maskNumber } from '../../../main/core/model/documents/index.ts';
import { type Draft, principalOf } from '../../../main/core/model/draft.ts';
import type { Field } from '../../../main/core/model/field.ts';
import { maskPhone } from '../../../main/core/model/phone.ts';
import { whomFor } from '../../../main/core/model/principal.ts';
import { visitEnd } from '../../../main/core/model/visit.ts';
import { ANSWER_WORDS } from '../../components/answer.words.ts';
import type { Fact } from '../../components/facts.tsx';
import { HELP_WORDS } from '../../components/help.words.ts';
import { ITEM_WORDS } from '../../components/item.words.ts';
import { longDate } from '../../components/long-date.ts';
import { MATERIAL_WORDS } from '../../components/material.words.ts';
import { PERSON_WORDS } from '../../components/person.words.ts';
import { RECEIPT_WORDS } from '../../components/receipt-panel.words.ts';
import { RESULT_WORDS, resultText } from '../../components/result.words.ts';
import type { Text } from '../../i18n/words.ts';
import { appointmentOf, changedFrom } from '../../journey/appointment.ts';
import { isInForm } from '../../journey/matter.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useText, useWords } from '../../kiosk/use-words.ts';
import { usePrincipalFacts } from '../for-whom/check-screen.tsx';
import { OTHER_TIMES_FIELD } from '../other-times/step.tsx';
import { WORDS as ASKED_WORDS } from '../result/words.ts';
import { WORDS } from './words.ts';

const MATTER_TEXTS = { ...WORDS, ...ITEM_WORDS, ...RECEIPT_WORDS, ...HELP_WORDS };
const ANSWER_TEXTS = { ...WORDS, ...ANSWER_WORDS };
const RESULT_TEXTS = { ...RESULT_WORDS, ...ASKED_WORDS };
const PAPER_TEXTS = { ...WORDS, ...MATERIAL_WORDS };

export function useMatterFacts(item: ItemDetail, draft: Draft, service: Text): Fact[] {
  const appointment = appointmentOf(draft);
  const t = useWords(MATTER_TEXTS);
  const text = useText();
  const { language, info } = useKiosk();
  const facts: Fact[] = [
    [t('confirm.service'), text(service)],
    [t('confirm.item'), item.name],
    [t('guide.department'), item.departmentFullName],
  ];
  const before = changedFrom(draft);
  if (before) {
    const time = `${longDate(language, before.date)} ${before.start}–${visitEnd(before)}`;
    facts.push([t('confirm.timeBefore'), time]);
  }
  if (appointment) {
    const { also = [] } = appointment;
    if (also.length > 0) facts.push([t('confirm.firstItem'), itemTime(item.name, appointment)]);
    for (const further of also) {
      const windows = further.windows ? ` ${further.windows}` : '';
      facts.push([t('confirm.thenItem'), `${itemTime(further.name, further)}${windows}`]);
    }
    const held = appointment.heldUntil
      ? t('confirm.heldUntil', { until: hallTime(Date.parse(appointment.heldUntil)).slice(11, 16) })
      : '';
    facts.push([
      t(before ? 'confirm.newTime' : appointment.firm ? 'confirm.time' : 'confirm.wishedTime'),
      `${longDate(language, appointment.date)} ${appointment.start}–${visitEnd(appointment)}${held}`,
      'appointment',
    ]);
    const { place, others = [] } = appointment;
    if (others.length > 0) {
      const times = others.map(({ date, start, end }) => `${longDate(language, date)} ${start}–${end}`);
      facts.push([t('confirm.otherTimes'), times.join('；'), OTHER_TIMES_FIELD]);
    }
    if (place) facts.push([t('confirm.place'), `${place.name} ${place.windows}`]);
    else if (info) facts.push([t('help.hall'), `${info.hall.name} ${info.hall.address}`]);
  }
  return facts;
}

const itemTime = (name: string, { start, end }: { start: string; end: string }) => `${start}–${end} ${name}`;

export function usePersonFacts(item: ItemDetail, draft: Draft): Fact[] {
  const { applicant, phone } = draft;
  const t = useWords(PERSON_WORDS);
  const shownPhone = maskPhone(phone ?? '');
  // What follows an earlier matter goes by that one's.
  const phoneFact: Fact = isInForm(draft, item, 'phone')
    ? [t('confirm.phone'), shownPhone]
    : [t('confirm.phone'), shownPhone, 'phone'];
  return [
    [t('confirm.name'), applicant?.name ?? '', 'applicant'],
    ...(applicant?.nameEn ? [[t('confirm.nameEn'), applicant.nameEn] as const] : []),
    ...(applicant?.undrawn ? [[t('confirm.nameNote'), t('confirm.undrawn')] as const] : []),
    [t('confirm.id'), maskNumber(applicant?.idNumber ?? ''), 'applicant'],
    ...(phone === null ? [] : [phoneFact]),
  ];
}

/** For whom it is; nothing where that can be nobody else. */
export function useWhomFacts(item: ItemDetail, draft: Draft, asksWhom: boolean): Fact[] {
  const t = useWords(WORDS);
  const principal = usePrincipalFacts(principalOf(draft));
  if (principal.length > 0) return principal;
  return asksWhom && whomFor(item).length > 1 ? [[t('confirm.whom'), t('confirm.oneself'), 'principal']] : [];
}

/** Those that stand alone, then each record under its own name, such as 股东 2. */
export function useAnswerFacts(item: ItemDetail, draft: Draft): (readonly [name: string, facts: Fact[]])[] {
  const t = useWords(ANSWER_TEXTS);
  const answers = 'answers' in draft ? draft.answers : {};
  const words = { yes: t('form.yes'), no: t('form.no') };
  const { situation, parts } = askedOf(item, draft);
  const factsOf = (fields: readonly Field[]) =>
    fields.flatMap((field): Fact[] => {
      const shown = maskAnswer(field, answers[field.key], words);
      return shown === '' ? [] : [[field.label, shown, field.key]];
    });
  const plain = parts.flatMap((part) => ('field' in part ? [part.field] : []));
  return [
    [t('confirm.answers'), factsOf([...situation, ...plain])],
    ...parts.flatMap((part) =>
      'repeat' in part
        ? part.records.map((fields, at) => [`${part.repeat.name} ${at + 1}`, factsOf(fields)] as const)
        : [],
    ),
  ];
}

export function usePaperFacts(item: ItemDetail, draft: Draft): Fact[] {
  const t = useWords(PAPER_TEXTS);
  const { language } = useKiosk();
  const materials = 'materials' in draft ? draft.materials : [];
  const promised = 'later' in draft ? draft.later : null;
  const lastDay = promised ? longDate(language, promised.until) : '';
  return askedOf(item, draft).materials.flatMap((material): Fact[] => {
    const state = materials.find((each) => each.archiveKey === material.archiveKey);
    const read = readHere(material, draft) && !state?.pages.length ? t('confirm.readHere') : '';
    if (!state || (state.pages.length === 0 && !state.original && !state.later && !read)) return [];
    const pages = state.pages.length > 0 ? t('confirm.pages', { count: state.pages.length }) : '';
    const original = state.original ? t('materials.original') : '';
    const later = state.later ? t('confirm.later', { day: lastDay }) : '';
    return [
      [
        material.name,
        [pages, read, original, later].filter((part) => part !== '').join('，'),
        material.archiveKey,
      ],
    ];
  });
}

/** How the result comes, and where a letter goes; nothing where that is not asked. */
export function useResultFacts(item: ItemDetail, draft: Draft): Fact[] {
  const t = useWords(RESULT_TEXTS);
  const own = signedDraft(draft);
  const word = own && resultWord(item, own);
  if (!word) return [];
  const way: Fact = [word.name, resultText(t, word), RESULT];
  if (word.way !== 'post') return [way];
  const answers = own.result?.answers ?? {};
  const words = { yes: '', no: '' };
  return [
    way,
    ...POST_FIELDS.map(
      (field): Fact => [
        t(`result.${field.key}` as 'result.resultAddress'),
        maskAnswer(field, answers[field.key], words),
        field.key,
      ],
    ),
  ];
}

/** How it is signed; nothing where the kind of matter asks for no signature. */
export function useSignatureFacts(draft: Draft): Fact[] {
  const t = useWords(WORDS);
  const { language } = useKiosk();
  const signature = 'signature' in draft ? draft.signature : null;
  if (!signature) return [];
  const day = longDate(language, signature.at.slice(0, 10));
  const how = signature.state === 'signed' ? t('confirm.signed', { day }) : t('confirm.unsigned');
  return [[t('confirm.signature'), how, 'signature']];
}
