import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LEAST_BRIGHTNESS } from '../../../../main/core/model/brightness.ts';

const THEME = path.join(import.meta.dirname, '../../../../renderer/theme');

/** `--name: #rrggbb` of the first block that opens with `selector`. */
function colours(file: string, selector: string): Map<string, string> {
  const text = readFileSync(path.join(THEME, file), 'utf8');
  const from = text.indexOf(`${selector} {`);
  const block = text.slice(from, text.indexOf('}', from));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/gi)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As black over it leaves it. */
const dimmed = (hex: string, percent: number) =>
  `#${[1, 3, 5].map((at) => dimmedChannel(hex.slice(at, at + 2), percent)).join('')}`;
const dimmedChannel = (channel: string, percent: number) =>
  Math.round((Number.parseInt(channel, 16) * percent) / 100)
    .toString(16)
    .padStart(2, '0');

function contrast(one: string, two: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Text and the grounds it stands on. */
const PAIRS: readonly [text: string, grounds: readonly string[]][] = [
  ['ink', ['paper', 'panel', 'key', 'key-ground', 'teal-tint', 'red-tint', 'amber-tint']],
  ['ink-soft', ['paper', 'panel', 'key-ground', 'teal-tint']],
  ['red-deep', ['paper', 'panel', 'red-tint']],
  ['teal', ['panel', 'teal-tint', 'key-ground']],
  ['amber-ink', ['amber-tint']],
  ['on-dark', ['red', 'red-deep', 'teal']],
  ['on-band', ['band']],
];

const standard = colours('palette.css', ':root');
const stark = new Map([...standard, ...colours('palette.css', 'html[data-contrast]')]);

describe.each([
  ['standard', standard],
  ['high contrast', stark],
])('%s', (_name, palette) => {
  test.each(PAIRS)('%s reads at 7:1 on its grounds', (text, grounds) => {
    for (const ground of grounds) {
      const ratio = contrast(palette.get(text) ?? '', palette.get(ground) ?? '');
      expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
    }
  });
});

test.each(PAIRS)('%s reads at 4.5:1 on a waiting screen that is as dim as it may be', (text, grounds) => {
  // No keyboard stands on one.
  for (const ground of grounds.filter((name) => name !== 'key-ground')) {
    const [one, two] = [text, ground].map((name) => dimmed(standard.get(name) ?? '', LEAST_BRIGHTNESS));
    expect(contrast(one ?? '', two ?? ''), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});
