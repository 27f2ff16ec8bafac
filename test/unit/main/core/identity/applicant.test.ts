import { describe, expect, it } from 'vitest';
import type { IdCard } from '../../../../../devices/id-card-reader/contract.ts';
import { applicantFromCard, applicantFromTyping } from '../../../../../main/core/identity/applicant.ts';

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
