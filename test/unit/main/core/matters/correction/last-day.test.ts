/** A correction can be confirmed to its last day's end; by a clock in doubt the platform judges. */
import { expect, it } from 'vitest';
import { correction } from '../../../../../../main/core/matters/correction/matter.ts';
import { correctionDraft, item } from '../../../../../../renderer/samples/facts.ts';

const until = correctionDraft.mending?.until ?? '';
const over = [{ field: 'mending', code: 'last-day-over' }];
const missing = (today: string | null) =>
  correction.missing(correctionDraft, { item, hasPage: () => true, today });

it.each([
  ['on the last day', until, false],
  ['the day after', '9999-01-01', true],
  ['while the clock is in doubt', null, false],
] as const)('%s', (_, today, isOver) => {
  expect(missing(today).some(({ code }) => code === 'last-day-over')).toBe(isOver);
  if (isOver) expect(missing(today)).toEqual(over);
});
