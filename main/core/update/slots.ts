/**
 * Which slot a start takes. Three places hold a release: the package as it was installed, and slots a and b, of which one runs and the
 * other takes what comes next. Pure: the launcher reads, asks `begin`, and writes what it answers before anything is started.
 */
import { z } from 'zod';
import { isStillToCome } from '../model/clock.ts';
import { Version } from '../model/version.ts';
import type { SlotRelease } from './release.ts';

export const SlotName = z.enum(['package', 'a', 'b']);
export type SlotName = z.infer<typeof SlotName>;

const Placed = z.object({ slot: SlotName, version: Version });
export type Placed = z.infer<typeof Placed>;

/** Milliseconds since the epoch. Until then the version is not taken again; a newer one is. */
const Failed = z.object({ version: Version, at: z.number(), until: z.number() });
export type Failed = z.infer<typeof Failed>;

const Happened = z.object({
  what: z.enum(['tried', 'good', 'rolled-back']),
  version: Version,
  at: z.number(),
});
export type Happened = z.infer<typeof Happened>;

/** Written by the launcher alone. */
export const SlotState = z.object({
  active: Placed,
  /** What ran before; null where there is no way back but the package. */
  previous: Placed.nullable(),
  /** `starts`: how often it was started without being found well yet; null: it was. */
  probation: z.object({ starts: z.number().int() }).nullable(),
  failed: z.array(Failed),
  last: Happened.nullable(),
});
export type SlotState = z.infer<typeof SlotState>;

/** Written by the updater alone: what waits to be started. */
export const Staged = z.object({ slot: SlotName, version: Version, at: z.number() });
export type Staged = z.infer<typeof Staged>;

/** Written by the updater alone: how the release on probation does. */
export const Verdict = z.object({ version: Version, verdict: z.enum(['good', 'bad']) });
export type Verdict = z.infer<typeof Verdict>;

/** Written by the core, in an idle minute or for a technician, just before it ends: what its next start should do. */
export const Wish = z.object({ wish: z.enum(['apply', 'roll-back']) });
export type Wish = z.infer<typeof Wish>;

/** A release that has not been well after so many starts goes back. */
export const STARTS_MAX = 3;
/** A failed version is not taken again for so long. */
export const FAILED_FOR_MS = 7 * 24 * 3600_000;
const FAILED_KEPT = 10;

/** Whether it still holds that a version failed. */
export function isFailed({ until }: Failed, now: number): boolean {
  return isStillToCome(until, now, FAILED_FOR_MS);
}

/** The slots that hold a whole release. The package always does. */
export type Complete = Readonly<Record<SlotName, SlotRelease | null>> & { readonly package: SlotRelease };

export type Begin = {
  /** `unreadable`: there was one, and its bytes make no sense. */
  state: SlotState | null | 'unreadable';
  staged: Staged | null;
  verdict: Verdict | null;
  wish: Wish | null;
  complete: Complete;
  now: number;
};

/** The state to be written before `active` is started. */
export function begin({ state: read, staged, verdict, wish, complete, now }: Begin): SlotState {
  let state = asJudged(whole(read, complete), verdict, now);
  if (isBad(state, verdict) || wish?.wish === 'roll-back') state = rolledBack(state, complete, now);
  else if (wish?.wish === 'apply' && staged) state = switched(state, staged, complete, now);
  if (!state.probation) return state;
  if (state.probation.starts >= STARTS_MAX) return rolledBack(state, complete, now);
  return { ...state, probation: { starts: state.probation.starts + 1 } };
}

/** A state whose active slot holds a release. */
function whole(read: Begin['state'], complete: Complete): SlotState {
  const installed: Placed = { slot: 'package', version: complete.package.version };
  const fresh: SlotState = { active: installed, previous: null, probation: null, failed: [], last: null };
  if (read === null) return fresh;
  if (read === 'unreadable') {
    // Which one ran is not known: a database of a newer release is readable to the newest in any case.
    const [newest] = (['a', 'b'] as const)
      .flatMap((slot) => placed(slot, complete) ?? [])
      .sort((one, other) => stepsIn(other, complete) - stepsIn(one, complete));
    const isNewer = newest && stepsIn(newest, complete) > complete.package.schema.steps;
    return isNewer ? { ...fresh, active: newest, probation: { starts: 0 } } : fresh;
  }
  if (complete[read.active.slot]?.version === read.active.version) return read;
  if (read.active.slot === 'package') return { ...read, active: installed };
  const back = wayBack(read, complete);
  return { ...read, active: back ?? installed, previous: null, probation: null };
}

function placed(slot: SlotName, complete: Complete): Placed | null {
  const release = complete[slot];
  return release && { slot, version: release.version };
}

const stepsIn = ({ slot }: Placed, complete: Complete) => complete[slot]?.schema.steps ?? 0;

/** What was found good is on probation no more, though the launcher writes that down only at the next start. */
export function asJudged(state: SlotState, verdict: Verdict | null, now: number): SlotState {
  const { version } = state.active;
  if (!state.probation || verdict?.version !== version || verdict.verdict !== 'good') return state;
  return { ...state, probation: null, last: { what: 'good', version, at: now } };
}

function isBad({ active, probation }: SlotState, verdict: Verdict | null): boolean {
  return probation !== null && verdict?.version === active.version && verdict.verdict === 'bad';
}

function switched(state: SlotState, staged: Staged, complete: Complete, now: number): SlotState {
  const { slot, version } = staged;
  const isThere = complete[slot]?.version === version && slot !== state.active.slot;
  const isRefused = state.failed.some((one) => one.version === version && isFailed(one, now));
  if (!isThere || isRefused || state.probation) return state;
  return {
    ...state,
    active: { slot, version },
    previous: state.active,
    probation: { starts: 0 },
    last: { what: 'tried', version, at: now },
  };
}

/** Where one may go back to: what ran before, else the package, if it can work on the database as it is now; null: nowhere. */
export function wayBack({ active, previous }: SlotState, complete: Complete): Placed | null {
  const least = complete[active.slot]?.schema.readable ?? 0;
  const candidates = [previous, placed('package', complete)];
  return (
    candidates.find(
      (one): one is Placed =>
        one !== null &&
        one.slot !== active.slot &&
        complete[one.slot]?.version === one.version &&
        stepsIn(one, complete) >= least,
    ) ?? null
  );
}

function rolledBack(state: SlotState, complete: Complete, now: number): SlotState {
  const back = wayBack(state, complete);
  // Nowhere to go back to: what is here is started again and again, as it would be without updates.
  if (!back) return { ...state, probation: null };
  const { version } = state.active;
  const others = state.failed.filter((one) => one.version !== version && isFailed(one, now));
  return {
    active: back,
    previous: null,
    probation: null,
    failed: [...others, { version, at: now, until: now + FAILED_FOR_MS }].slice(-FAILED_KEPT),
    last: { what: 'rolled-back', version, at: now },
  };
}

/** The slot that may be written: neither the one that runs, nor the way back while the running one is on probation. */
export function freeSlot({ active, previous, probation }: SlotState): 'a' | 'b' | null {
  if (probation) return null;
  const free = (['a', 'b'] as const).filter((slot) => slot !== active.slot);
  // Of two the one that is not the way back.
  return free.find((slot) => slot !== previous?.slot) ?? free[0] ?? null;
}
