import { describe, expect, it } from 'vitest';
import type { Applicant } from '../../../../../main/core/model/applicant.ts';
import {
  authorityFor,
  behalfOf,
  isForSame,
  numbersOf,
  type Principal,
  personConcerned,
  Relation,
  whomFor,
} from '../../../../../main/core/model/principal.ts';

const person = (idNumber: string, birth: string | null): Applicant => ({
  ...{ source: 'typed', document: 'resident', name: '测试甲', idNumber, sex: null, nation: null },
  ...{ birth, address: null },
});
const agent = person('990000199003070013', '1990-03-07');
const mother = person('990000196203070022', '1962-03-07');
const forPerson = (relation: Relation, who = mother): Principal => ({
  kind: 'person',
  ...{ person: who, relation, authority: authorityFor(relation, who, '2026-11-29') },
});
const firm: Principal = {
  kind: 'organisation',
  ...{ name: '样例市示范花炮有限公司', uscc: '91350100M000100Y43', role: 'handler', source: 'typed' },
};

describe('for whom an item may be done', () => {
  it('is oneself and those whom it serves, unless its data say otherwise', () => {
    expect(whomFor({ audience: ['person'] })).toEqual(['oneself', 'person']);
    expect(whomFor({ audience: ['org'] })).toEqual(['oneself', 'organisation']);
    expect(whomFor({ audience: ['person', 'org'] })).toEqual(['oneself', 'person', 'organisation']);
    expect(whomFor({ audience: ['person'], whom: ['oneself'] })).toEqual(['oneself']);
  });
});

describe('what lets an agent act', () => {
  it.each(Relation.options)('is a letter from a %s, and of age', (relation) => {
    expect(authorityFor(relation, mother, '2026-11-29')).toBe('entrusted');
  });

  it('is being the parent of a child, until the day it is eighteen', () => {
    const child = person('990000200811300011', '2008-11-30');
    expect(authorityFor('child', child, '2026-11-29')).toBe('guardian');
    expect(authorityFor('child', child, '2026-11-30')).toBe('entrusted');
    // Nobody else is a child's guardian by that alone, and without a day nobody is called a child.
    expect(authorityFor('other-kin', child, '2026-11-29')).toBe('entrusted');
    expect(authorityFor('child', child, null)).toBe('entrusted');
    expect(authorityFor('child', person('E12345678', null), '2026-11-29')).toBe('entrusted');
  });

  it('is proved by letter and kinship as far as there are any', () => {
    expect(behalfOf(forPerson('parent'))).toEqual(['agent', 'letter', 'kin']);
    expect(behalfOf(forPerson('friend'))).toEqual(['agent', 'letter']);
    expect(behalfOf(forPerson('child', person('99000020150307001X', '2015-03-07')))).toEqual([
      'agent',
      'kin',
    ]);
    expect(behalfOf(firm)).toEqual(['letter']);
    expect(behalfOf({ ...firm, role: 'legal-representative' })).toEqual([]);
  });
});

describe('the people on a case', () => {
  it('are the agent and the principal; an organisation is none', () => {
    expect(numbersOf({ applicant: agent })).toEqual([agent.idNumber]);
    expect(numbersOf({ applicant: agent, principal: forPerson('parent') })).toEqual([
      agent.idNumber,
      mother.idNumber,
    ]);
    expect(numbersOf({ applicant: agent, principal: firm })).toEqual([agent.idNumber]);
    expect(numbersOf({ applicant: null })).toEqual([]);
  });

  it('have one whose matter it is', () => {
    expect(personConcerned({ applicant: agent })).toBe(agent);
    expect(personConcerned({ applicant: agent, principal: forPerson('parent') })).toBe(mother);
    expect(personConcerned({ applicant: agent, principal: firm })).toBe(agent);
  });

  it('are the same where name and number are, however they are known', () => {
    const read = forPerson('parent', { ...mother, source: 'card' });
    expect(isForSame(forPerson('friend'), read)).toBe(true);
    expect(isForSame(forPerson('parent'), forPerson('parent', agent))).toBe(false);
    expect(isForSame(forPerson('parent'), undefined)).toBe(false);
    expect(isForSame(undefined, undefined)).toBe(true);
    expect(isForSame(firm, { ...firm, source: 'licence' })).toBe(true);
    // The form is filled in otherwise.
    expect(isForSame(firm, { ...firm, role: 'legal-representative' })).toBe(false);
  });
});
