/** Each way out tried at the real kiosk, one after the other, in one shell. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { OUT } from '../../../scripts/setup/lib.mjs';
import { Fortress, type Outcome } from '../../kit/lockdown/fortress.ts';
import type { Shell, Vector } from '../../kit/lockdown/vector.ts';
import { closer } from '../../kit/termination.ts';

export type Trial = { shell: Shell; vector: Vector; result: Outcome };

/** A vector of which the kiosk escaped, or that wore it out, is followed by a fresh kiosk; what it then showed lies in out/faults. */
export async function tryAll(
  shell: Shell,
  vectors: readonly Vector[],
  onTrial: (trial: Trial) => void = () => undefined,
): Promise<Trial[]> {
  let fortress = new Fortress(shell);
  const close = closer(() => fortress.close());
  const trials: Trial[] = [];
  try {
    await fortress.ready();
    for (const vector of vectors) {
      const result = await fortress.try(vector);
      const trial = { shell, vector, result };
      trials.push(trial);
      onTrial(trial);
      const isSpent = result.outcome === 'escape' || result.outcome === 'refused' || fortress.isWorn;
      if (!isSpent) continue;
      if (result.outcome === 'escape') fortress.picture(pictureOf(shell, trials.length));
      await fortress.close();
      fortress = new Fortress(shell);
      await fortress.ready();
    }
  } finally {
    await close();
  }
  return trials;
}

function pictureOf(shell: Shell, number: number): string {
  const folder = path.join(OUT, 'faults', 'lockdown');
  mkdirSync(folder, { recursive: true });
  return path.join(folder, `${shell}-${number}.png`);
}
