/** Zinnia (Debian `zinnia-utils`) with its model for simplified characters (`tegaki-zinnia-simplified-chinese`). */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { boxOf, type Stroke } from '../../renderer/engines/ink.ts';

const COMMAND = '/usr/bin/zinnia';
const MODEL = '/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model';
const SIDE = 1000;
/** Free on each side, in shares of the square; of 0 to 0.2 the best for it. */
const MARGIN = 0.05;

export const hasZinnia = () => existsSync(COMMAND) && existsSync(MODEL);

export interface ZinniaAnswer {
  /** Per character, best first. */
  texts: string[][];
  /** In milliseconds a character, without loading the model. */
  time: number;
}

export function zinnia(characters: readonly (readonly Stroke[])[], count: number): ZinniaAnswer {
  const started = performance.now();
  run('', count);
  const loaded = performance.now();
  const lines = run(characters.map(written).join(''), count);
  const time = (performance.now() - loaded - (loaded - started)) / characters.length;
  const texts: string[][] = [];
  for (const line of lines) {
    if (line.startsWith('Answer')) texts.push([]);
    else if (line.trim() !== '') texts.at(-1)?.push(line.split(' ')[0] ?? '');
  }
  return { texts, time };
}

function run(input: string, count: number): string[] {
  const { status, stdout, stderr } = spawnSync(COMMAND, ['-m', MODEL, '-n', String(count)], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`zinnia: ${stderr}`);
  return stdout.split('\n');
}

function written(strokes: readonly Stroke[]): string {
  const { left, top, width, height } = boxOf(strokes);
  const scale = (SIDE * (1 - 2 * MARGIN)) / Math.max(width, height, 1e-6);
  const place = (at: number, from: number, size: number) =>
    Math.round((at - from - size / 2) * scale + SIDE / 2);
  const each = strokes.map(
    (stroke) =>
      `(${stroke.map(({ x, y }) => `(${place(x, left, width)} ${place(y, top, height)})`).join('')})`,
  );
  return `(character (width ${SIDE}) (height ${SIDE}) (strokes ${each.join('')}))\n`;
}
