/** How a result comes (结果送达): what is asked, what is filed, and what of it whoever holds the slip may know. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choicesOf,
  isSameChoice,
  POST_FIELDS,
  resultProblems,
  resultRows,
  resultWord,
  submittedResult,
} from '../../../../../main/core/forms/result.ts';
import type { DraftResult } from '../../../../../main/core/model/draft.ts';
import { type ResultOffer, ResultWord } from '../../../../../main/core/model/result.ts';
import { PROVOKED } from '../../../../kit/wrong-answers.ts';

const point = (id: string) => ({
  id,
  name: `${id}号窗口`,
  where: '一楼',
  hours: '工作日',
  bring: ['身份证'],
});
const offer: ResultOffer = {
  name: '样例证',
  ways: ['post', 'collect', 'licence'],
  postage: 'recipient',
  points: [point('hall'), point('cabinet')],
};
const letter = {
  resultRecipient: '张样例',
  resultPhone: '13900001111',
  resultAddress: '浏阳市大瑶镇杨花村1号',
};
const chosen = (choice: DraftResult['choice'], answers: DraftResult['answers'] = letter) => ({
  result: { choice, answers },
});

const aChoice = fc.oneof(
  fc.constant({ way: 'post' as const }),
  fc.constant({ way: 'licence' as const }),
  fc.constantFrom('hall', 'cabinet', 'gone').map((at) => ({ way: 'collect' as const, point: at })),
);
const anOffer = fc.record({
  ...{ name: fc.constant('样例证'), postage: fc.constantFrom('recipient' as const, 'hall' as const) },
  ways: fc.uniqueArray(fc.constantFrom('post' as const, 'collect' as const, 'licence' as const), {
    minLength: 1,
  }),
  points: fc.subarray([point('hall'), point('cabinet')]),
});

describe('what is asked', () => {
  it('is nothing of an item that ends with a visit', () => {
    expect(resultProblems({}, { result: null })).toEqual([]);
    expect(resultRows({}, chosen({ way: 'post' }))).toEqual([]);
    expect(submittedResult({}, chosen({ way: 'post' }))).toBeNull();
  });

  it('offers each place to fetch it for itself, in the item’s order', () => {
    expect(choicesOf(offer)).toEqual([
      { way: 'post' },
      { way: 'collect', point: 'hall' },
      { way: 'collect', point: 'cabinet' },
      { way: 'licence' },
    ]);
  });

  it('is the way first, then to whom and where a letter goes, each error of each question', () => {
    const missing = (draft: Parameters<typeof resultProblems>[1]) => resultProblems({ result: offer }, draft);
    expect(missing({})).toEqual([{ field: 'result', code: 'required' }]);
    expect(missing(chosen(null))).toEqual([{ field: 'result', code: 'required' }]);
    expect(missing(chosen({ way: 'collect', point: 'gone' }))).toEqual([{ field: 'result', code: 'option' }]);
    expect(missing(chosen({ way: 'collect', point: 'hall' }, {}))).toEqual([]);
    expect(missing(chosen({ way: 'post' }, {})).map(({ field }) => field)).toEqual(
      POST_FIELDS.map(({ key }) => key),
    );
    for (const { key, kind } of POST_FIELDS) {
      for (const [code, answer] of Object.entries(PROVOKED[kind])) {
        const wrong = chosen({ way: 'post' }, { ...letter, [key]: answer });
        expect(missing(wrong), `${key} ${code}`).toEqual([expect.objectContaining({ field: key, code })]);
      }
    }
  });
});

describe('whatever was chosen, of whatever is offered', () => {
  it('is filed as it was offered, or asked anew; another way lets no address out', () => {
    fc.assert(
      fc.property(anOffer, fc.option(aChoice), (offered, choice) => {
        const item = { result: offered };
        const draft = chosen(choice);
        const isOffered = choice !== null && choicesOf(offered).some((each) => isSameChoice(each, choice));
        expect(resultProblems(item, draft).length === 0).toBe(isOffered);
        if (!isOffered) return;
        const filed = submittedResult(item, draft);
        expect(filed?.way).toBe(choice.way);
        const said = JSON.stringify(filed);
        for (const answer of Object.values(letter)) expect(said.includes(answer)).toBe(choice.way === 'post');
        // Whoever holds the slip learns neither name nor address.
        const told = JSON.stringify(resultWord(item, draft));
        for (const answer of Object.values(letter)) expect(told).not.toContain(answer);
        expect(resultWord(item, draft)).toEqual(ResultWord.parse(filed));
        const rows = JSON.stringify(resultRows(item, draft));
        expect(rows.includes(letter.resultAddress)).toBe(choice.way === 'post');
      }),
      { numRuns: 1_000 },
    );
  });
});
