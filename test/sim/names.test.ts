/** The short form of `npm run sim -- names`: characters of every block, and the ones that no font here has. */
import { expect, it } from 'vitest';
import { undrawn } from '../../main/core/papers/fonts.ts';
import { later, level3 } from './names/characters.ts';
import { sendNames } from './names/journey.ts';

/** Every 97th: some of each block. */
const some = (characters: string[]) => characters.filter((_, at) => at % 97 === 0);

it('has the standard’s own number of characters', () => {
  expect(level3()).toHaveLength(87_887);
  expect(new Set(level3()).size).toBe(87_887);
});

it('brings names whole from the card to screen, slip and PDF, and out of the PDF again', async () => {
  // The last are of glyphs that Noto shares: one PDF must still tell them apart.
  const { where, ...figures } = await sendNames([...some(level3()), ...'㬵胶㘽㦳鿫鿯'].slice(0, 1_000));
  expect([...where]).toEqual([]);
  expect(figures).toMatchObject({ lost: 0, boxes: 0 });
});

it('tells of characters that no font has, before they are printed', async () => {
  const { lost, unsaid } = await sendNames(some(later()));
  expect({ lost, unsaid }).toEqual({ lost: 0, unsaid: 0 });
  // Extension I is in none of the fonts; a private-use character is nobody's to draw.
  expect(undrawn('王\u{2ebf0}样\ue000')).toEqual(['\u{2ebf0}', '\ue000']);
  expect(undrawn('𠮷䶮·样例')).toEqual([]);
});
