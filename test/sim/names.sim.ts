/**
 * `npm run sim -- names [--later]`: every ideograph of GB 18030-2022 level 3 from a card's bytes to screen, slip and PDF and back out of
 * the PDF; with `--later` those that Unicode has had since. The last line is JSON; exit code 1 when one is lost or comes out as a box;
 * with `--later` a box is well where the kiosk names it before it prints.
 */
import { parseArgs } from 'node:util';
import { later, level3 } from './names/characters.ts';
import { sendNames } from './names/journey.ts';
import '../kit/sample-people.ts';

const { values } = parseArgs({ options: { later: { type: 'boolean', default: false } } });
const started = performance.now();
const { where, ...figures } = await sendNames(values.later ? later() : level3(), (line) => console.log(line));
for (const [character, places] of [...where].slice(0, 50)) {
  console.log(`U+${character.codePointAt(0)?.toString(16)} ${character} ${places.join(', ')}`);
}
const seconds = Math.round((performance.now() - started) / 1000);
console.log(JSON.stringify({ sim: 'names', ...figures, ...(values.later && { later: true }), seconds }));
process.exitCode = figures.lost + (values.later ? figures.unsaid : figures.boxes) === 0 ? 0 : 1;
