/** Sends characters the whole way a name goes: card, screen, slip, PDF and back out of the PDF; counts what is lost or a box. */
import { undrawn } from '../../../main/core/papers/fonts.ts';
import { namesOf, throughCard } from './card.ts';
import { throughPdf } from './pdf.ts';
import { screenDraws } from './screen.ts';
import { throughPrinter } from './slip.ts';

/** Names in one PDF. */
const BATCH = 2_000;

/**
 * `boxes`: characters that some place has no font for; `unsaid`: those of them that the kiosk does not name before it prints. Every
 * character that was lost or is a box is in `where`, with the places.
 */
export type Journey = {
  characters: number;
  lost: number;
  boxes: number;
  unsaid: number;
  where: Map<string, string[]>;
};

export async function sendNames(
  characters: readonly string[],
  onProgress: (line: string) => void = () => undefined,
): Promise<Journey> {
  const lost = new Set<string>();
  const boxes = new Set<string>();
  const where = new Map<string, string[]>();
  const note = (kind: Set<string>, place: string) => (character: string) => {
    kind.add(character);
    where.set(character, [...(where.get(character) ?? []), place]);
  };
  const names = namesOf(characters);
  onProgress(`${characters.length} characters in ${names.length} names`);
  for (const name of names) differing(name, throughCard(name)).forEach(note(lost, 'card'));
  const draws = await screenDraws();
  for (const character of characters) if (!draws(character)) note(boxes, 'screen')(character);
  onProgress('card and screen done');
  const said = new Set(undrawn(characters.join('')));
  said.forEach(note(boxes, 'pdf'));
  // Whoever has one of these is told before anything is printed.
  const printed = namesOf(characters.filter((character) => !said.has(character)));
  for (const name of printed) {
    const slip = throughPrinter(name);
    slip.lost.forEach(note(lost, 'slip'));
    slip.boxes.forEach(note(boxes, 'slip'));
  }
  onProgress('slip done');
  for (let from = 0; from < printed.length; from += BATCH) {
    const batch = printed.slice(from, from + BATCH);
    const back = await throughPdf(batch);
    for (const [at, name] of batch.entries()) differing(name, back.get(at) ?? '').forEach(note(lost, 'pdf'));
    onProgress(`PDF ${Math.min(from + BATCH, printed.length)} of ${printed.length} names`);
  }
  const unsaid = [...boxes].filter((character) => !said.has(character)).length;
  return { characters: characters.length, lost: lost.size, boxes: boxes.size, unsaid, where };
}

/** The characters of `sent` that did not come as they were sent. */
function differing(sent: string, came: string): string[] {
  const [there, here] = [[...sent], [...came]];
  return there.filter((character, at) => here[at] !== character);
}
