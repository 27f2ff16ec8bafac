/** What booking and pre-review make of a matter that is done for another: form, papers, payload, slip and application. */
import { describe, expect, it } from 'vitest';
import { booking } from '../../../../../../main/core/matters/booking/matter.ts';
import { preReview } from '../../../../../../main/core/matters/pre-review/matter.ts';
import type { Applicant, BookingDraft, PreReviewDraft } from '../../../../../../main/core/model/draft.ts';
import type { Principal } from '../../../../../../main/core/model/principal.ts';
import { fittingAnswers } from '../../../../../kit/fitting.ts';
import { itemDetail as readItem } from '../../../../../kit/items.ts';

/** Reading the catalogue takes a while. */
const ITEMS = new Map<string, ReturnType<typeof readItem>>();
function itemDetail(code: string) {
  const item = ITEMS.get(code) ?? readItem(code);
  ITEMS.set(code, item);
  return item;
}

const AGENT: Applicant = {
  ...{ source: 'card', document: 'resident', name: '测试女', idNumber: '990000199003070021' },
  ...{ sex: '2', nation: '汉', birth: '1990-03-07', address: '湖南省浏阳市代办路一号' },
};
const MOTHER: Applicant = {
  ...{ source: 'typed', document: 'resident', name: '测试母', idNumber: '990000196203070022' },
  ...{ sex: '2', nation: null, birth: '1962-03-07', address: null },
};
const FOR_MOTHER: Principal = { kind: 'person', person: MOTHER, relation: 'parent', authority: 'entrusted' };
const FIRM: Principal = {
  kind: 'organisation',
  ...{ name: '样例市示范花炮有限公司', uscc: '91350100M000100Y43', role: 'handler', source: 'typed' },
};

const base = {
  submissionId: '019ab000-0000-7000-8000-000000000000',
  consent: null,
  applicant: AGENT,
  phone: '13900000000',
};
const booked = (itemCode: string, principal?: Principal): BookingDraft => ({
  ...{ ...base, kind: 'booking', itemCode, appointment: null, ...(principal && { principal }) },
});
function filed(itemCode: string, principal?: Principal): PreReviewDraft {
  const item = itemDetail(itemCode);
  const draft: PreReviewDraft = {
    ...{ ...base, kind: 'pre-review', itemCode, itemVersion: item.version, answers: {} },
    materials: item.materials.map(({ archiveKey }) => ({ archiveKey, pages: [], original: false })),
  };
  return preReview.prefilled(preReview.forAnother?.(draft, principal, item) ?? draft, item) as PreReviewDraft;
}
const missing = (draft: PreReviewDraft) =>
  preReview
    .missing(draft, { item: itemDetail(draft.itemCode), hasPage: () => true, today: '2026-11-29' })
    .map(({ field, code }) => `${field} ${code}`);

/** 失业登记: for persons. 消防 …: for organisations, asks for the handler. */
const FOR_PERSONS = 'RS-0001';
const FOR_FIRMS = 'QX-0001';

describe('a form that is filled in for another', () => {
  it('has the principal’s name and number, not the agent’s, and the agent’s phone', () => {
    const { answers, prefilled } = filed(FOR_PERSONS, FOR_MOTHER);
    expect(answers).toMatchObject({
      applicantName: '测试母',
      applicantId: MOTHER.idNumber,
      phone: '13900000000',
    });
    expect(prefilled).toMatchObject({ applicantName: 'typed', phone: 'phone' });
    expect(JSON.stringify(answers)).not.toContain(AGENT.name);
  });

  it('has the organisation’s name and code, and the handler as handler', () => {
    const { answers, prefilled } = filed(FOR_FIRMS, FIRM);
    expect(answers).toMatchObject({
      orgName: FIRM.kind === 'organisation' && FIRM.name,
      contactName: '测试女',
    });
    expect(answers.uscc).toBe('91350100M000100Y43');
    expect(answers.legalRep).toBeUndefined();
    expect(prefilled).toMatchObject({ uscc: 'typed', contactName: 'card' });
  });

  it('has who stands there as the legal representative where that one says so', () => {
    const { answers } = filed(FOR_FIRMS, { ...FIRM, role: 'legal-representative' } as Principal);
    expect(answers.legalRep).toBe('测试女');
  });

  it('forgets what belonged to the one before, and keeps what was said of the situation', () => {
    const item = itemDetail('MZ-0010');
    const own = filed('MZ-0010');
    const given = {
      ...own,
      answers: { ...own.answers, who: '老人自己来办', pays: '社会保障卡', liveAddress: '某地' },
    };
    const papers = given.materials.map((each) => ({ ...each, pages: ['p1'] }));
    const other = preReview.forAnother?.({ ...given, materials: papers }, FOR_MOTHER, item) as PreReviewDraft;
    // The question that asks who comes is answered by it.
    expect(other.answers).toEqual({ who: '家人代办', pays: '社会保障卡' });
    expect(other.materials.every(({ pages }) => pages.length === 0)).toBe(true);
    const back = preReview.forAnother?.(other, undefined, item) as PreReviewDraft;
    expect(back.answers).toMatchObject({ who: '老人自己来办' });
    expect(back).not.toHaveProperty('principal');
  });
});

describe('what proves an agent’s authority', () => {
  it('is among the papers to hand in, and missing until it is', () => {
    const own = missing(filed(FOR_PERSONS));
    const added = missing(filed(FOR_PERSONS, FOR_MOTHER)).filter((problem) => !own.includes(problem));
    // The agent's own card lay on the reader, the mother's did not.
    expect(added.toSorted()).toEqual([
      'id-card photo-missing',
      'poa photo-missing',
      'relation-proof photo-missing',
    ]);
    const typed = { ...filed(FOR_PERSONS, FOR_MOTHER), applicant: { ...AGENT, source: 'typed' as const } };
    expect(missing(preReview.prefilled(typed, itemDetail(FOR_PERSONS)) as PreReviewDraft)).toContain(
      'agent-id photo-missing',
    );
    expect(missing(filed(FOR_FIRMS, FIRM))).toContain('poa photo-missing');
    expect(missing(filed(FOR_FIRMS, { ...FIRM, role: 'legal-representative' } as Principal))).not.toContain(
      'poa photo-missing',
    );
  });

  it('is asked for once where the item asks for it anyhow', () => {
    const item = itemDetail('GA-0010');
    const draft = filed('GA-0010', { ...FOR_MOTHER, relation: 'friend' } as Principal);
    expect(draft.answers.who).toBe('别人代办');
    const said = preReview.forAnother?.(
      { ...draft, answers: { who: '本人来办', use: '找工作' } },
      undefined,
      item,
    );
    const other = preReview.forAnother?.(said as PreReviewDraft, FOR_MOTHER, item) as PreReviewDraft;
    const letters = missing(preReview.prefilled(other, item) as PreReviewDraft).filter((each) =>
      /^poa/.test(each),
    );
    expect(letters).toEqual(['poa photo-missing']);
  });

  it('is on the slip of a booking with the agent’s card, and nobody’s name', () => {
    const item = itemDetail(FOR_PERSONS);
    const facts = booking.facts(booked(FOR_PERSONS, FOR_MOTHER), item);
    expect(facts.authorisation?.toSorted()).toEqual(['agent-id', 'poa', 'relation-proof']);
    expect(JSON.stringify(facts)).not.toMatch(/测试|9900/);
    expect(booking.facts(booked(FOR_PERSONS), item)).not.toHaveProperty('authorisation');
  });
});

describe('what is filed for another', () => {
  it('has both, sealed, and the principal of nobody who acts for themselves', () => {
    const item = itemDetail(FOR_PERSONS);
    expect(booking.payload(booked(FOR_PERSONS, FOR_MOTHER), item).principal).toEqual(FOR_MOTHER);
    expect(booking.payload(booked(FOR_PERSONS), item)).not.toHaveProperty('principal');
    expect(booking.open(booked(FOR_PERSONS, FOR_MOTHER))).toEqual({});
    expect(preReview.payload(filed(FOR_PERSONS, FOR_MOTHER), item).principal).toEqual(FOR_MOTHER);
    expect(preReview.payload(filed(FOR_PERSONS), item)).not.toHaveProperty('principal');
  });

  it('goes with whoever else lays a card down', () => {
    expect(booking.withoutAnswers(booked(FOR_PERSONS, FOR_MOTHER))).not.toHaveProperty('principal');
    expect(preReview.withoutAnswers(filed(FOR_PERSONS, FOR_MOTHER))).not.toHaveProperty('principal');
  });

  it('is refused where the item is done in person, and where it is not done for organisations', () => {
    const about = (code: string) => ({ item: itemDetail(code), hasPage: () => true, today: null });
    const inPerson = { field: 'principal', code: 'in-person' };
    expect(booking.missing(booked('GA-0001', FOR_MOTHER), about('GA-0001'))).toContainEqual(inPerson);
    expect(booking.missing(booked(FOR_PERSONS, FIRM), about(FOR_PERSONS))).toContainEqual(inPerson);
    expect(booking.missing(booked(FOR_PERSONS, FOR_MOTHER), about(FOR_PERSONS))).not.toContainEqual(inPerson);
  });

  it('needs the principal proved as far as the item asks it of whoever comes themselves', () => {
    const item = { ...itemDetail(FOR_PERSONS), identityLevel: 'card' as const };
    const about = { item, hasPage: () => true, today: null };
    const level = { field: 'principal', code: 'identity-level' };
    const read: Principal = { ...FOR_MOTHER, person: { ...MOTHER, source: 'card' } } as Principal;
    expect(booking.missing(booked(FOR_PERSONS, FOR_MOTHER), about)).toContainEqual(level);
    expect(booking.missing(booked(FOR_PERSONS, read), about)).not.toContainEqual(level);
  });
});

describe('the application', () => {
  const rowsOf = (draft: PreReviewDraft) => {
    const item = itemDetail(draft.itemCode);
    const answered = { ...draft, answers: { ...fittingAnswers(item), ...draft.answers } };
    const sections = preReview.application(answered, item)?.sections ?? [];
    return sections.flatMap(({ rows }) => rows.map(({ label, value }) => `${label}：${value}`));
  };

  it('names both, the principal as applicant', () => {
    const rows = rowsOf(filed(FOR_PERSONS, FOR_MOTHER));
    for (const row of ['申请人：测试母', '代办人：测试女', '申请人是代办人的：父母', '代办依据：受委托']) {
      expect(rows).toContain(row);
    }
    expect(rows.filter((row) => row.startsWith('证件号码'))).toEqual([
      `证件号码：${MOTHER.idNumber}`,
      `证件号码：${AGENT.idNumber}`,
    ]);
    expect(rows.some((row) => row.startsWith('授权委托书'))).toBe(true);
  });

  it('names the organisation and its handler', () => {
    const rows = rowsOf(filed(FOR_FIRMS, FIRM));
    for (const row of ['申请单位：样例市示范花炮有限公司', '代办人：测试女', '身份：经办人']) {
      expect(rows).toContain(row);
    }
  });

  it('names nobody beside who acts for themselves', () => {
    expect(rowsOf(filed(FOR_PERSONS)).filter((row) => /代办/.test(row))).toEqual([]);
  });
});
