import { describe, expect, it } from 'vitest';
import { organisationFrom } from '../../../../../main/core/principal/organisation.ts';

const CODE = '91350100M000100Y43';
const NAME = '样例市示范花炮有限公司';
const entered = (more: object = {}) => ({
  ...{ name: NAME, uscc: CODE, role: 'handler' as const, isSure: false, ...more },
});
const problemsOf = (more: object) => {
  const answer = organisationFrom(entered(more), null);
  return answer.ok ? [] : answer.problems.map(({ field, code }) => `${field} ${code}`);
};

describe('an organisation that is entered', () => {
  it('is taken in its normal form', () => {
    const answer = organisationFrom(
      entered({ uscc: ' 9135 0100-m000100y43 ', name: ' 样例（浏阳)有限公司 ' }),
      null,
    );
    expect(answer).toEqual({
      ok: true,
      organisation: {
        ...{
          kind: 'organisation',
          uscc: CODE,
          name: '样例（浏阳）有限公司',
          role: 'handler',
          source: 'typed',
        },
      },
    });
  });

  it('is told what is wrong, each with its field', () => {
    expect(problemsOf({ uscc: '', name: '' })).toEqual(['uscc required', 'orgName required']);
    expect(problemsOf({ uscc: '91350100M000100Y4' })).toEqual(['uscc uscc']);
    expect(problemsOf({ uscc: '990000199003071235' })).toEqual(['uscc uscc-person']);
    expect(problemsOf({ name: '样'.repeat(61) })).toEqual(['orgName too-long']);
  });

  it('with a wrong check character is asked once more, and then taken', () => {
    const wrong = '91350100M000100Y44';
    expect(problemsOf({ uscc: wrong })).toEqual(['uscc uscc-doubt']);
    expect(problemsOf({ uscc: wrong, isSure: true })).toEqual([]);
    expect(organisationFrom(entered({ uscc: wrong }), { uscc: wrong, name: null }).ok).toBe(true);
    // Being sure makes no code of what is none.
    expect(problemsOf({ uscc: '123', isSure: true })).toEqual(['uscc uscc']);
  });

  it('counts as shown by a licence only while it is what the licence says', () => {
    const source = (more: object, shown: { uscc: string; name: string | null }) => {
      const answer = organisationFrom(entered(more), shown);
      return answer.ok && answer.organisation.source;
    };
    expect(source({}, { uscc: CODE, name: NAME })).toBe('licence');
    expect(source({ name: '另一家有限公司' }, { uscc: CODE, name: NAME })).toBe('typed');
    expect(source({}, { uscc: CODE, name: null })).toBe('typed');
  });
});
