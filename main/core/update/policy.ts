/** Which release a kiosk takes, and when it asks: pure, so that a fleet of it can be simulated. */
import { hash } from 'node:crypto';
import { compareVersions, type Version } from '../model/version.ts';
import type { Desired, Offered, SlotRelease } from './release.ts';
import { type Failed, isFailed } from './slots.ts';

/** Where a kiosk stands among all for one release, from 0 up to, not including, 1: another place for each, so that nobody is always first. */
export function placeOf(kioskId: string, version: Version): number {
  return Number.parseInt(hash('sha256', `${kioskId} ${version}`, 'hex').slice(0, 12), 16) / 2 ** 48;
}

/** Whether a release is meant for this kiosk by now. `now`: milliseconds since the epoch. */
export function isMeantFor(
  { version, rings }: Offered,
  { kioskId, ring }: { kioskId: string; ring: number },
  now: number,
): boolean {
  const opening = rings.find((one) => one.ring === ring);
  if (!opening) return false;
  const opensAt = Date.parse(opening.from) + placeOf(kioskId, version) * opening.hours * 3600_000;
  return now >= opensAt;
}

export type Kiosk = {
  kioskId: string;
  ring: number;
  running: Version;
  failed: readonly Failed[];
};

/**
 * The version that this kiosk should run and does not; null: it runs the right one. An earlier one only in place of one that was withdrawn.
 */
export function chosenVersion(desired: Desired, kiosk: Kiosk, now: number): Version | null {
  const { running, failed } = kiosk;
  const isWithdrawn = (version: Version) => desired.withdrawn.includes(version);
  const candidates = desired.releases
    .filter((offered) => !isWithdrawn(offered.version) && isMeantFor(offered, kiosk, now))
    .map(({ version }) => version)
    .filter((version) => !hasFailed(failed, version, now))
    .sort(compareVersions);
  const newest = candidates.at(-1);
  if (newest === undefined || newest === running) return null;
  return compareVersions(newest, running) > 0 || isWithdrawn(running) ? newest : null;
}

export function hasFailed(failed: readonly Failed[], version: Version, now: number): boolean {
  return failed.some((one) => one.version === version && isFailed(one, now));
}

export type Refusal = 'other-product' | 'too-far' | 'no-way-back';

/**
 * Why a release may not be put in place of the running one; null: it may. `no-way-back`: the running one could not work on the database
 * as the release leaves it, and the release could not be taken back without losing what was filed in the meantime.
 */
export function refusalOf(next: SlotRelease & { leastFrom: Version }, running: SlotRelease): Refusal | null {
  if (next.product !== running.product) return 'other-product';
  if (compareVersions(running.version, next.leastFrom) < 0) return 'too-far';
  if (next.schema.readable > running.schema.steps || next.schema.steps < running.schema.readable) {
    return 'no-way-back';
  }
  return null;
}

/** From one question to the next, milliseconds: a fifth shorter or longer, so that kiosks that were started together part. */
export function nextCheckMs(everyMinutes: number, random: () => number): number {
  return everyMinutes * 60_000 * (0.8 + 0.4 * random());
}

/** How long a kiosk that has nothing to do with it may wait before it reads what changed, milliseconds. */
const NEWS_SPREAD_MS = 8 * 3600_000;

/**
 * When to read what changed, from now on, milliseconds. A change is heard of by the whole fleet within an hour, and reading it takes five
 * requests where the question took one: only who has a release waiting, which may have been withdrawn, reads it at once.
 */
export function newsDelayMs(isUrgent: boolean, random: () => number): number {
  return isUrgent ? 0 : NEWS_SPREAD_MS * random();
}

/** Read anew also where nothing changed, so that signatures that have lapsed are noticed; milliseconds. */
export const REREAD_MS = 24 * 3600_000;

/** The first question after a start comes anywhere within the interval: a town whose power is back does not ask at once. */
export function firstCheckMs(everyMinutes: number, random: () => number): number {
  return everyMinutes * 60_000 * random();
}
