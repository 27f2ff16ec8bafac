/** `kill -9` of updater, launcher and release at random instants over the whole course of an update; after each the kiosk must start. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readState } from '../../../main/core/update/slot-files.ts';
import { STARTS_MAX } from '../../../main/core/update/slots.ts';
import { seeded } from '../../kit/random.ts';
import { closer } from '../../kit/termination.ts';
import { type Mood, type Ready, Rig } from './rig.ts';

export type UpdateCampaign = { cuts: number; seed: number; onProgress?: (line: string) => void };

export type UpdateFigures = {
  cuts: number;
  /** Cuts after which the kiosk answered, on the old release or the new, with all that was ever filed. */
  started: number;
  seed: number;
  onOld: number;
  onNew: number;
  /** Cuts that came before the course of an update was over. */
  inTheCourse: number;
  /** Releases offered; those that were put in place and found well; those that were taken back. */
  offered: number;
  placed: number;
  takenBack: number;
  /** Submissions that were filed, by all releases. */
  filed: number;
  findings: string[];
  seconds: number;
};

/** Of three releases one is no good. */
const MOODS: readonly Mood[] = ['well', 'well', 'crashes', 'well', 'well', 'never-well'];
const FINDINGS_KEPT = 5;

export function isFlawless({ cuts, started, findings }: UpdateFigures): boolean {
  return started === cuts && findings.length === 0;
}

export async function updateCampaign(options: UpdateCampaign): Promise<UpdateFigures> {
  const { cuts, seed, onProgress = () => undefined } = options;
  const began = Date.now();
  const place = mkdtempSync(path.join(os.tmpdir(), 'update-cuts-'));
  const random = seeded(seed);
  const rig = new Rig(place, random);
  const close = closer(async () => {
    await rig.close();
    rmSync(place, { recursive: true, force: true });
  });
  const figures = { ...NOTHING, cuts, seed, findings: [] as string[] };
  try {
    await rig.open();
    // The first course says how long one takes: the cuts come anywhere in it.
    await rig.publish('well');
    const from = performance.now();
    await rig.course(() => false);
    let longestMs = performance.now() - from;
    await rig.cut();
    let old = rig.newest;
    for (let cut = 0; cut < cuts; cut++) {
      if (rig.isSettled) {
        old = activeOf(rig) ?? old;
        await rig.publish(MOODS[random.below(MOODS.length)] ?? 'well');
      }
      const tookMs = await cutOnce(rig, random.next() * longestMs);
      if (tookMs === null) figures.inTheCourse++;
      // A course that a bad release makes longer is cut over its whole length, too.
      else longestMs = Math.max(longestMs * 0.9, tookMs);
      const ready = await answer(rig);
      const finding = problemOf(rig, ready, old);
      if (finding === null) figures.started++;
      else if (figures.findings.length < FINDINGS_KEPT) figures.findings.push(`cut ${cut}: ${finding}`);
      if (ready?.version === rig.newest) figures.onNew++;
      else figures.onOld++;
      await rig.cut();
      if ((cut + 1) % 25 === 0)
        onProgress(`${cut + 1} cuts, ${figures.started} started, release ${rig.newest}`);
    }
    const { placed, takenBack } = rig.outcomes;
    const seconds = Math.round((Date.now() - began) / 1000);
    return { ...figures, placed, takenBack, offered: rig.moods.size, filed: rig.promised.size, seconds };
  } finally {
    await close();
  }
}

const NOTHING = {
  started: 0,
  onOld: 0,
  onNew: 0,
  inTheCourse: 0,
  offered: 0,
  placed: 0,
  takenBack: 0,
  filed: 0,
  seconds: 0,
};

function activeOf(rig: Rig): string | null {
  const state = readState(rig.places);
  return state && state !== 'unreadable' ? state.active.version : null;
}

/** How long the course took where it was over before the cut, milliseconds; null where it was cut. */
async function cutOnce(rig: Rig, afterMs: number): Promise<number | null> {
  let isCut = false;
  const from = performance.now();
  const course = rig
    .course(() => isCut)
    .then(
      () => performance.now() - from,
      () => null,
    );
  const timer = Promise.withResolvers<void>();
  const wait = setTimeout(timer.resolve, afterMs);
  await timer.promise;
  clearTimeout(wait);
  const over = await Promise.race([course, Promise.resolve('still')]);
  isCut = true;
  await rig.cut();
  await course;
  await rig.cut();
  return typeof over === 'number' ? over : null;
}

/** As systemd starts the core again and again: a release that ends by itself has so many starts before it goes back. */
async function answer(rig: Rig): Promise<Ready | null> {
  for (let start = 0; start < STARTS_MAX + 2; start++) {
    const ready = await rig.start();
    if (ready) return ready;
  }
  return null;
}

function problemOf(rig: Rig, ready: Ready | null, old: string): string | null {
  if (!ready) return `it does not start: ${JSON.stringify(readState(rig.places))}`;
  if (ready.version !== old && ready.version !== rig.newest) {
    return `it runs ${ready.version}, neither ${old} nor ${rig.newest}`;
  }
  const there = new Set(ready.waiting);
  const lost = [...rig.promised].filter((id) => !there.has(id));
  return lost.length === 0 ? null : `${lost.length} submissions are gone`;
}
