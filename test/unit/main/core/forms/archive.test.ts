/** Whose papers may be taken, which of them, and how long each is good. */
import { describe, expect, it } from 'vitest';
import {
  bestOf,
  goodUntil,
  holderOf,
  mayTake,
  monthsAfter,
  validityOf,
} from '../../../../../main/core/forms/archive.ts';
import { originLine, originOf, watermarkOf } from '../../../../../main/core/forms/origin.ts';
import type { Applicant } from '../../../../../main/core/model/applicant.ts';
import type { Principal } from '../../../../../main/core/model/principal.ts';

const applicant: Applicant = {
  ...{ source: 'card', document: 'resident', name: '张样例', idNumber: '990000199003071235' },
  ...{ sex: '1', nation: null, birth: '1990-03-07', address: null },
};
const person = (authority: 'entrusted' | 'guardian', source: 'card' | 'typed'): Principal => ({
  kind: 'person',
  ...{ person: { ...applicant, source }, relation: 'child', authority },
});
const firm = (role: 'handler' | 'legal-representative'): Principal => ({
  kind: 'organisation',
  ...{ name: '样例公司', uscc: '91990181MA0EXAMP1N', role, source: 'typed' },
});

describe('whose papers', () => {
  it('are one’s own by card, and nobody’s by typing or by an electronic ID', () => {
    expect(holderOf({ applicant })).toEqual({ kind: 'oneself' });
    for (const source of ['typed', 'e-id'] as const)
      expect(holderOf({ applicant: { ...applicant, source } })).toBe('not-proved');
    expect(holderOf({ applicant: null })).toBe('not-proved');
  });

  it('are a child’s with both cards, never those of one who is of age', () => {
    expect(holderOf({ applicant, principal: person('guardian', 'card') })).toMatchObject({ kind: 'child' });
    expect(holderOf({ applicant, principal: person('guardian', 'typed') })).toBe('child-card');
    expect(holderOf({ applicant, principal: person('entrusted', 'card') })).toBe('another');
  });

  it('are a firm’s for its legal representative', () => {
    expect(holderOf({ applicant, principal: firm('handler') })).toBe('handler');
    const holder = holderOf({ applicant, principal: firm('legal-representative') });
    expect(holder).toEqual({ kind: 'organisation', uscc: '91990181MA0EXAMP1N' });
  });

  it('are of their kind, and never of one case alone', () => {
    expect(mayTake({ reuse: 'person' }, { kind: 'oneself' })).toBe(true);
    expect(mayTake({ reuse: 'org' }, { kind: 'oneself' })).toBe(false);
    expect(mayTake({ reuse: 'person' }, { kind: 'organisation' })).toBe(false);
    for (const kind of ['oneself', 'child', 'organisation'] as const)
      expect(mayTake({ reuse: undefined }, { kind })).toBe(false);
  });
});

describe('how long', () => {
  it('is the sooner of its own last day and its kind’s months', () => {
    expect(goodUntil({ issuedOn: '2026-01-31', validUntil: null }, { validMonths: 1 })).toBe('2026-02-28');
    expect(goodUntil({ issuedOn: '2026-01-31', validUntil: '2026-02-01' }, { validMonths: 1 })).toBe(
      '2026-02-01',
    );
    expect(goodUntil({ issuedOn: '2026-01-31', validUntil: '2026-02-01' }, {})).toBe('2026-02-01');
    expect(goodUntil({ issuedOn: '2026-01-31', validUntil: null }, {})).toBeNull();
    expect(monthsAfter('2027-12-31', 2)).toBe('2028-02-29');
  });

  it('is said against today and the day of the decision', () => {
    expect(validityOf(null, '2026-11-29', '2026-12-06')).toBe('good');
    expect(validityOf('2026-12-06', '2026-11-29', '2026-12-06')).toBe('good');
    expect(validityOf('2026-12-05', '2026-11-29', '2026-12-06')).toBe('runs-out');
    expect(validityOf('2026-11-29', '2026-11-29', '2026-11-29')).toBe('good');
    expect(validityOf('2026-11-28', '2026-11-29', '2026-12-06')).toBe('expired');
    expect(validityOf('2026-11-28', null, null)).toBe('unknown');
  });

  it('decides which one is offered, before the grade', () => {
    const offered = (grade: 'A' | 'C', validity: 'good' | 'expired', issuedOn = '2026-01-01') => ({
      ...{ grade, validity, issuedOn },
    });
    expect(bestOf([offered('A', 'expired'), offered('C', 'good')])?.grade).toBe('C');
    expect(bestOf([offered('C', 'good'), offered('A', 'good')])?.grade).toBe('A');
    expect(bestOf([offered('C', 'good'), offered('C', 'good', '2026-02-01')])?.issuedOn).toBe('2026-02-01');
    expect(bestOf([])).toBeNull();
  });
});

it('an origin says source, grade and expiry; the watermark says for what', () => {
  const state = { archiveKey: 'a', pages: ['1', '2'], original: false };
  expect(originOf({ ...state, fromPhone: ['2'] }, '办理样例', null, null)).toMatchObject({
    ...{ sources: ['camera', 'phone'], grade: 'C', purpose: '办理样例' },
  });
  expect(originOf({ ...state, pages: [], original: true }, '办理样例', null, null)).toBeNull();
  const later = { archiveKeys: ['a'], until: '2026-12-20', workingDays: 10, promisedAt: '' };
  const promised = originOf({ ...state, pages: [], later: true }, '办理样例', later, null);
  expect(promised).toMatchObject({ sources: ['promise'], grade: 'D', validUntil: '2026-12-20' });
  expect(promised && originLine(promised)).toBe(
    '来源 书面承诺；可信等级 D（申请人承诺）；有效期至 2026-12-20',
  );
  expect(watermarkOf('办理样例', '2026-11-29')).toBe('仅用于办理样例 2026-11-29');
});
