import { describe, expect, it } from 'vitest';
import type { IdCard } from '../../../../../devices/id-card-reader/contract.ts';
import {
  applicantFromCard,
  applicantFromCredential,
  applicantFromTyping as fromTyping,
} from '../../../../../main/core/identity/applicant.ts';

const TODAY = '2026-11-24';
const applicantFromTyping = (name: string, idNumber: string) => fromTyping({ name, idNumber }, TODAY);
const NOW = Date.parse('2026-11-24T10:00:00+08:00');
const card: Extract<IdCard, { kind: 'resident' }> = {
  kind: 'resident',
  name: '张样例',
  sex: '1',
  nation: '05',
  birth: '19900307',
  address: '测试省样例市示范区幸福路1号',
  idNumber: '990000199003071235',
  issuer: '样例市公安局',
  validFrom: '20200307',
  validTo: '20400307',
};

describe('applicantFromCard', () => {
  it('takes a valid card', () => {
    expect(applicantFromCard(card, NOW)).toMatchObject({
      ok: true,
      applicant: { name: '张样例', nation: '维吾尔', birth: '1990-03-07', source: 'card' },
    });
  });

  it.each([
    ['expired yesterday', { validTo: '20261123' }, 'expired'],
    ['wrong check digit', { idNumber: '990000199003071236' }, 'inconsistent'],
    ['birth differs from the number', { birth: '19900308' }, 'inconsistent'],
    ['sex differs from the number', { sex: '2' }, 'inconsistent'],
  ])('refuses: %s', (_, change, reason) => {
    expect(applicantFromCard({ ...card, ...change }, NOW)).toEqual({ ok: false, reason });
  });

  it('takes a card on its last day, and a long-term one', () => {
    expect(applicantFromCard({ ...card, validTo: '20261124' }, NOW).ok).toBe(true);
    expect(applicantFromCard({ ...card, validTo: '长期' }, NOW).ok).toBe(true);
  });
});

describe('the name and number on a card', () => {
  it('keeps both names of a permanent resident', () => {
    const foreigner: IdCard = {
      kind: 'fpr2017',
      name: '杜邦',
      nameEn: 'DUPONT, JEAN-PIERRE',
      sex: '1',
      birth: '19810803',
      idNumber: 'CAN110081080310',
      nationality: 'CAN',
      validFrom: '20200101',
      validTo: '20300101',
      version: '01',
      authority: '1500',
    };
    expect(applicantFromCard(foreigner, NOW)).toMatchObject({
      applicant: { name: '杜邦', nameEn: 'DUPONT, JEAN-PIERRE', idNumber: 'CAN110081080310' },
    });
    const one = applicantFromCard({ ...foreigner, name: '' }, NOW);
    expect(one).toMatchObject({ applicant: { name: 'DUPONT, JEAN-PIERRE' } });
    expect(one.ok && 'nameEn' in one.applicant).toBe(false);
  });

  it('makes a private-use character the one it is now, and keeps what was read', () => {
    expect(applicantFromCard({ ...card, name: '王\ue863' }, NOW)).toMatchObject({
      applicant: { name: '王䶮', nameAsRead: '王\ue863' },
    });
    const plain = applicantFromCard(card, NOW);
    expect(plain.ok && 'nameAsRead' in plain.applicant).toBe(false);
  });
});

describe('applicantFromCredential', () => {
  it('takes whom the platform vouches for, by no rule of spelling', () => {
    expect(
      applicantFromCredential({ name: 'DUPONT JEAN-PIERRE', idNumber: 'CAN110081080310' }),
    ).toMatchObject({ name: 'DUPONT JEAN-PIERRE', document: 'foreign-permanent-2017', source: 'e-id' });
    const long = '阿卜杜热合曼·阿卜杜热合曼·阿卜杜热合曼·阿卜杜热合曼·阿卜杜热合曼';
    expect(applicantFromCredential({ name: long, idNumber: '990000199003071235' })).toMatchObject({
      name: long,
      birth: '1990-03-07',
    });
    expect(applicantFromCredential({ name: '阿依努尔・买买提', idNumber: 'QZ/77-1' })).toMatchObject({
      name: '阿依努尔·买买提',
      nameAsRead: '阿依努尔・买买提',
      idNumber: 'QZ/771',
      document: 'passport',
    });
  });

  it('names nobody from blanks', () => {
    expect(applicantFromCredential({ name: ' ', idNumber: '990000199003071235' })).toBeNull();
    expect(applicantFromCredential({ name: '张样例', idNumber: ' ' })).toBeNull();
  });
});

describe('applicantFromTyping', () => {
  it('derives sex and birth from the number', () => {
    expect(applicantFromTyping(' 张样例 ', '990000199003071235')).toMatchObject({
      ok: true,
      applicant: { name: '张样例', sex: '1', birth: '1990-03-07', source: 'typed' },
    });
  });

  it('keeps rare characters and the middle dot of minority names', () => {
    expect(applicantFromTyping('𠮷䶮·样例', '990000199003071235').ok).toBe(true);
  });

  it.each([
    ['830000199001010012', 'hmt-resident'],
    ['911124198108030024', 'foreign-permanent-2023'],
    ['CAN110081080310', 'foreign-permanent-2017'],
    ['990000199003071235', 'resident'],
  ])('files %s as %s', (number, document) => {
    expect(applicantFromTyping('样例', number)).toMatchObject({ ok: true, applicant: { document } });
  });

  it('takes a document that its number alone doesn’t tell, by its name', () => {
    const typed = { name: 'DUPONT JEAN-PIERRE', idNumber: '12345678', document: 'passport' } as const;
    expect(fromTyping(typed, TODAY)).toMatchObject({
      ok: true,
      applicant: { document: 'passport', birth: null },
    });
    expect(fromTyping({ ...typed, document: 'hk-macao-pass' }, TODAY)).toMatchObject({
      problems: [{ field: 'idNumber', code: 'id-document' }],
    });
  });

  it.each([
    ['430181209901011235', 'id-born'],
    ['111111111111111110', 'id-born'],
    ['770000199003071235', 'id-division'],
    ['990000900307123', 'id-length'],
  ])('refuses %s: %s', (number, code) => {
    expect(applicantFromTyping('样例', number)).toEqual({
      ok: false,
      problems: [{ field: 'idNumber', code }],
    });
  });

  it.each(['・', '•', '.', '．', '･'])('writes the dot %s as everybody’s', (dot) => {
    expect(applicantFromTyping(`阿依努尔${dot}买买提`, '990000199003071235')).toMatchObject({
      applicant: { name: '阿依努尔\u00b7买买提' },
    });
  });

  it('names every field that is wrong', () => {
    expect(applicantFromTyping('', '123')).toEqual({
      ok: false,
      problems: [
        { field: 'name', code: 'required' },
        { field: 'idNumber', code: 'id-length' },
      ],
    });
    expect(applicantFromTyping('<b>', '990000199003071235')).toMatchObject({
      problems: [{ field: 'name', code: 'characters' }],
    });
  });
});
