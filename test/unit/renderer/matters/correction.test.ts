/** A correction is offered while the platform says that something is to be mended, with its last day; what runs out is said before. */
import { expect, it } from 'vitest';
import type { ProgressAnswer } from '../../../../main/core/cases/contract.ts';
import type { CaseState } from '../../../../main/core/model/receipt.ts';
import { fill, type Text } from '../../../../renderer/i18n/words.ts';
import { FOLLOW_UP } from '../../../../renderer/matters/correction/follow-up.ts';

const TODAY = '2026-11-27';

function progressOf(state: CaseState, until?: string): ProgressAnswer {
  return { outcome: 'steps', itemCode: 'RS-0001', steps: [], review: { state, ...(until && { until }) } };
}

function said(until: string, today: string | null = TODAY): string {
  const asked = (text: Text, blanks?: Record<string, string | number>) => fill(text['zh-CN'], blanks);
  const blanks = FOLLOW_UP.blanks?.(progressOf('supplement', until), {
    ...{ language: 'zh-CN', today },
    fill: asked,
  });
  const { title, text } = FOLLOW_UP.states.offered;
  return `${asked(title, blanks)} ${asked(text, blanks)}`;
}

it('is offered only while something is to be mended, as far as the platform says', () => {
  expect(FOLLOW_UP.now('offered', progressOf('supplement', TODAY))).toBe('offered');
  expect(FOLLOW_UP.now('offered-again', progressOf('supplement', TODAY))).toBe('offered-again');
  for (const state of ['pending', 'passed', 'expired'] as const) {
    expect(FOLLOW_UP.now('offered', progressOf(state))).toBe('not-offered');
  }
  for (const nothing of [null, { outcome: 'unreachable' }, { outcome: 'not-yet' }] as const) {
    expect(FOLLOW_UP.now('offered', nothing)).toBe('not-offered');
  }
});

it('of one that was not accepted the reviewer’s words are offered, under other words', () => {
  const rejected = progressOf('rejected');
  expect(FOLLOW_UP.now('offered', rejected)).toBe('offered');
  expect(FOLLOW_UP.instead?.(rejected)?.begin['zh-CN']).toBe('看原因');
  expect(FOLLOW_UP.instead?.(progressOf('supplement', TODAY))).toBeNull();
  expect(FOLLOW_UP.instead?.(null)).toBeNull();
});

it('one that waits here is said to wait, whatever the platform knows', () => {
  expect(FOLLOW_UP.now('waiting', null)).toBe('waiting');
  expect(FOLLOW_UP.now('waiting', progressOf('supplement', TODAY))).toBe('waiting');
});

it('says the last day with its weekday, and how near it is', () => {
  expect(said('2026-12-09')).toContain('12月9日星期三');
  expect(said('2026-12-09')).toContain('还有 12 天');
  expect(said('2026-11-29')).toContain('只剩 2 天');
  expect(said(TODAY)).toContain('今天是最后一天');
});

it('counts no days while the clock is in doubt', () => {
  expect(said('2026-12-09', null)).toContain('12月9日星期三');
  expect(said('2026-12-09', null)).not.toContain('天。');
});
