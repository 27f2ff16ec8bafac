/** One person has one spelling, however the name came. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asRead, isName, normalName, withoutPrivateUse } from '../../../../../main/core/model/names.ts';
import { cutText } from '../../../../../main/core/model/text.ts';
import { isWellFormed, refuseIllFormed } from '../../../../../main/process/well-formed.ts';

describe('normalName', () => {
  it.each([...'·•・･·‧∙⋅․᛫⸱．.'])('writes the dot %s between Chinese characters as U+00B7', (dot) => {
    expect(normalName(`阿依努尔${dot}买买提`)).toBe('阿依努尔\u00b7买买提');
    expect(normalName(`阿依努尔 ${dot} 买买提`)).toBe('阿依努尔\u00b7买买提');
  });

  it('leaves a full stop in Latin letters, and no blank between Chinese characters', () => {
    expect(normalName('J. R.  SMITH')).toBe('J. R. SMITH');
    expect(normalName('张　三')).toBe('张三');
    expect(normalName('ＤＵＰＯＮＴ　ＪＥＡＮ－ＰＩＥＲＲＥ')).toBe('DUPONT JEAN-PIERRE');
  });

  it.each([...'。｡﹒●˙ㆍ⸳⸰∘◦⦁ꞏᐧ'])('takes %s between Chinese characters for the dot', (dot) => {
    expect(normalName(`阿依努尔${dot}买买提`)).toBe('阿依努尔\u00b7买买提');
  });

  it('has no dot at an end, nor two side by side', () => {
    expect(normalName('·阿依努尔··买买提·')).toBe('阿依努尔·买买提');
    expect(normalName('··')).toBe('');
  });

  it('is one for one name, however its letters, apostrophes and hyphens were made', () => {
    expect(normalName('Jose\u0301')).toBe(normalName('José'));
    for (const apostrophe of '\u2018\u2019\u02bc`´')
      expect(normalName(`O${apostrophe}BRIEN`)).toBe("O'BRIEN");
    expect(normalName('JEAN\u2010PIERRE')).toBe('JEAN-PIERRE');
    expect(normalName('张\u200b三\u202e')).toBe('张三');
  });

  it('keeps every ideograph that has a place of its own', () => {
    for (const rare of ['𠮷', '䶮', '㙍', '\u9ff0', '\u{2ebf0}', '\ufa0e', '\ufa11', '\u{31350}']) {
      expect(normalName(`王${rare}`)).toBe(`王${rare}`);
    }
  });

  it.each([
    ['\uf92c平', '郎平', 'a compatibility ideograph of GBK'],
    ['王\u{2f81a}', '王冬', 'one beyond the basic plane'],
    ['\u2f2d\u2f08', '山人', 'radicals of the Kangxi dictionary'],
    ['葛\u{e0100}城', '葛城', 'a selector of a variant'],
    ['葛\ufe00城', '葛城', 'a selector of a variant, the short one'],
    ['张\u00ad三', '张三', 'a soft hyphen'],
    ['李○', '李〇', 'the round sign of old systems'],
  ])('%s is %s: %s', (came, name) => {
    expect(normalName(came)).toBe(name);
    expect(isName(normalName(came))).toBe(true);
    expect(asRead(came)).toBe(came);
  });

  it('is the same when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalName(normalName(text))).toBe(normalName(text));
      }),
    );
  });
});

describe('isName', () => {
  it.each(['一', '〇', '李〇', '㐂', 'SURYA', "O'BRIEN", 'NGUYỄN VĂN A', '阿依努尔·买买提'])(
    '%s is one',
    (name) => {
      expect(isName(name)).toBe(true);
    },
  );

  it.each(['-', '.', "'", ' ', '张三2', '⿰女子', '张三(小)'])('%s is none', (name) => {
    expect(isName(name)).toBe(false);
  });
});

describe('the 80 characters of GB 18030-2000’s private use', () => {
  const ALL = Array.from({ length: 80 }, (_, at) => String.fromCharCode(0xe815 + at));

  it('become 80 different characters outside it, 䶮 among them', () => {
    const now = ALL.map(withoutPrivateUse);
    expect(new Set(now).size).toBe(80);
    expect(now.some((each) => /\p{Co}/u.test(each))).toBe(false);
    expect(withoutPrivateUse('\ue863')).toBe('䶮');
    expect(ALL.every((each) => isName(normalName(each)) || /\p{So}/u.test(normalName(each)))).toBe(true);
  });

  it('agree with what today’s GB 18030 has at the same bytes, where its table has it', () => {
    // FE50 to FEA0 without FE7F; six of them got characters beyond the basic plane that the decoder does not give.
    const gb18030 = new TextDecoder('gb18030');
    let at = 0;
    let agreed = 0;
    for (let low = 0x50; low <= 0xa0; low++) {
      if (low === 0x7f) continue;
      const decoded = gb18030.decode(Uint8Array.of(0xfe, low));
      const own = withoutPrivateUse(ALL[at++] ?? '');
      if (/\p{Co}/u.test(decoded)) continue;
      expect(own, low.toString(16)).toBe(decoded);
      agreed++;
    }
    expect(agreed).toBeGreaterThanOrEqual(74);
  });

  it('are kept beside the name as they were read', () => {
    expect(asRead('王\ue863')).toBe('王\ue863');
    expect(asRead('王䶮')).toBeNull();
  });
});

describe('text', () => {
  it('is cut between characters', () => {
    expect(cutText('𠮷𠮷', 3)).toBe('𠮷');
    expect(cutText('𠮷𠮷', 4)).toBe('𠮷𠮷');
    expect(cutText('样𠮷', 2)).toBe('样');
    expect(cutText('样', 2)).toBe('样');
  });

  it('with half a surrogate pair anywhere is not well-formed', () => {
    expect(isWellFormed({ a: ['好', { b: '𠮷' }], c: 1, d: null })).toBe(true);
    expect(isWellFormed({ a: ['好', { b: '\ud842' }] })).toBe(false);
    expect(isWellFormed({ '\udfb7': 1 })).toBe(false);
    expect(isWellFormed({ photo: Uint8Array.of(0xd8, 0x42) })).toBe(true);
  });

  it('is refused at a contract’s door and told to nobody', () => {
    const next = () => 'answered';
    expect(refuseIllFormed({ input: { name: '𠮷' }, next })).toBe('answered');
    expect(() => refuseIllFormed({ input: { name: '样\ud842' }, next })).toThrow('not well-formed');
  });
});
