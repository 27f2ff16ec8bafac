/** Whether a month's samples are flat, and whether the month was flawless. */
import { type Point, slopePer100 } from '../../kit/growth.ts';
import type { NightSample } from './sample.ts';

/** Caches fill, the first receipts are delivered and kept: growth is judged after. */
export const WARM_UP_DAYS = 3;
/** With fewer days a slope is noise. */
const DAYS_TO_JUDGE = 7;

/** A day's growth at most. Memory: as a share of its level; the rest of the data folder and logs: KiB for each filing of a day. */
export const LIMITS = { memoryShare: 0.004, restKiB: 3, logKiB: 2 } as const;

export type Growth = {
  /** MiB a day after the first days; null where there were too few. */
  coreMiB: number | null;
  deviceHostMiB: number | null;
  /** Of a filing that waits: its sealed content, KiB. */
  sealedKiBPerFiling: number;
  /** What every filing leaves beside its sealed content: pages, trail, KiB. */
  restKiBPerFiling: number | null;
  logKiBPerFiling: number | null;
  updateMiB: number | null;
  isFlat: boolean;
};

export function growthOf(samples: readonly NightSample[], perDay: number): Growth {
  const judged = samples.filter(({ day }) => day >= WARM_UP_DAYS);
  const isJudged = judged.length >= DAYS_TO_JUDGE;
  const points = (pick: (sample: NightSample) => number): Point[] =>
    judged.map((sample) => ({ run: sample.day, value: pick(sample) }));
  const perNight = (pick: (sample: NightSample) => number) =>
    isJudged ? slopePer100(points(pick)) / 100 : null;
  const level = (pick: (sample: NightSample) => number) =>
    judged.reduce((sum, sample) => sum + pick(sample), 0) / judged.length;
  const perFiling = (growth: number | null) => growth && (growth * 1024) / perDay;
  const isFlatMemory = (pick: (sample: NightSample) => number) =>
    (perNight(pick) ?? 0) <= LIMITS.memoryShare * level(pick);
  const last = samples.at(-1);
  const growth = {
    coreMiB: perNight(({ coreMiB }) => coreMiB),
    deviceHostMiB: perNight(({ deviceHostMiB }) => deviceHostMiB),
    sealedKiBPerFiling: last ? (last.sealedMiB * 1024) / Math.max(1, last.waiting + last.kept) : 0,
    restKiBPerFiling: perFiling(perNight(({ restMiB }) => restMiB)),
    logKiBPerFiling: perFiling(perNight(({ logMiB }) => logMiB)),
    updateMiB: perNight(({ updateMiB }) => updateMiB),
  };
  const isFlat =
    !isJudged ||
    (isFlatMemory(({ coreMiB }) => coreMiB) &&
      isFlatMemory(({ deviceHostMiB }) => deviceHostMiB) &&
      (growth.restKiBPerFiling ?? 0) <= LIMITS.restKiB &&
      (growth.logKiBPerFiling ?? 0) <= LIMITS.logKiB);
  return { ...growth, isFlat };
}
