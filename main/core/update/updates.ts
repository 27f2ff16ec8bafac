/**
 * The core's part in updates: it says whether it is well, and in an idle minute, or when a technician wishes it, ends with a wish for its
 * next start. It writes nothing of a release and decides nothing about one (launcher.ts, updater-main.ts).
 */
import { randomUUID } from 'node:crypto';
import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { hallTime } from '../model/clock.ts';
import type { UpdateAnswer, UpdateState } from '../model/update-state.ts';
import { Version } from '../model/version.ts';
import { hasFailed } from './policy.ts';
import {
  completeSlots,
  fileOf,
  type Places,
  readChecked,
  readStaged,
  readState,
  readVerdict,
} from './slot-files.ts';
import { asJudged, isFailed, type SlotState, wayBack } from './slots.ts';

const LOOK_MS = 5_000;
/** A release that could not be put in place is tried again the next night, milliseconds. */
const WISHED_FOR_MS = 12 * 3600_000;

export type UpdateEvent = 'update-staged' | 'update-tried' | 'update-good' | 'update-rolled-back';

type Kept = {
  read: <T>(name: string, schema: z.ZodType<T>) => T | null;
  write: (name: string, value: unknown) => void;
};

const TOLD = 'update-told';
const Told = z.object({ happened: z.string(), staged: z.string() });
const WISHED = 'update-wished';
const Wished = z.object({ version: Version, at: z.number() });

/** Where this core is a unit with updates, the places that its unit names; null: its releases are installed by hand. */
export function placesOf(env: NodeJS.ProcessEnv): Places | null {
  const { KIOSK_UPDATE: folder, KIOSK_UPDATE_TOLD: told, KIOSK_PACKAGE: installed } = env;
  return folder && told && installed ? { folder, told, installed } : null;
}

export class Updates {
  readonly #places: Places | null;
  readonly #version: string;
  #timer: NodeJS.Timeout | undefined;
  #wellSince: number | null = null;
  #health = '';

  constructor(places: Places | null, version: string) {
    this.#places = places;
    this.#version = version;
  }

  /** `isWell`: asked every few seconds. `onEvent`: what happened since it was last told, also before this start. */
  start(isWell: () => boolean, kept: Kept, onEvent: (event: UpdateEvent) => void): void {
    const places = this.#places;
    if (!places) return;
    const look = () => {
      try {
        this.#tellHealth(places, isWell());
        tellEvents(places, kept, onEvent);
      } catch {
        // Its files are on a disk or in memory that is full: the next look tells it.
      }
    };
    look();
    this.#timer = setInterval(look, LOOK_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Null: releases are installed by hand here, or the launcher's files can't be read. */
  state(): UpdateState | null {
    const read = this.#read();
    if (!read) return null;
    const { places, state } = read;
    const now = Date.now();
    const failed = state.failed.findLast((one) => isFailed(one, now));
    const checked = readChecked(places);
    return {
      slot: state.active.slot,
      probation: state.probation !== null,
      wayBack: wayBack(state, completeSlots(places))?.version ?? null,
      staged: this.#staged(places, state),
      failed: failed ? { version: failed.version, until: hallTime(failed.until) } : null,
      checked: checked && { ...checked, at: hallTime(checked.at) },
    };
  }

  /** What an idle minute of this night may put in place; null: nothing, or it was tried tonight already. */
  due(kept: Kept, now: number): string | null {
    const read = this.#read();
    const staged = read && this.#staged(read.places, read.state);
    if (!staged) return null;
    const wished = kept.read(WISHED, Wished);
    // Either way: the clock may have been ahead when it was wished.
    return wished?.version === staged && Math.abs(now - wished.at) < WISHED_FOR_MS ? null : staged;
  }

  /** The next start puts in place what is due. Throws what the disk throws. `now`: milliseconds since the epoch. */
  wishApply(kept: Kept, now: number): void {
    const staged = this.due(kept, now);
    if (!this.#places || !staged) return;
    kept.write(WISHED, { version: staged, at: now });
    put(fileOf.wish(this.#places), { wish: 'apply' });
  }

  checkNow(): UpdateAnswer {
    if (!this.#places) return { outcome: 'not-managed' };
    put(fileOf.check(this.#places), { nonce: randomUUID() });
    return { outcome: 'asked' };
  }

  /** A technician's; the caller ends the core where it is `asked`. */
  applyNow(): UpdateAnswer {
    return this.#wish('apply', (state) => state.staged !== null);
  }

  /** As `applyNow`. */
  rollBack(): UpdateAnswer {
    return this.#wish('roll-back', (state) => state.wayBack !== null);
  }

  #wish(wish: 'apply' | 'roll-back', isPossible: (state: UpdateState) => boolean): UpdateAnswer {
    const state = this.state();
    if (!this.#places || !state) return { outcome: 'not-managed' };
    if (!isPossible(state)) return { outcome: 'not-possible' };
    put(fileOf.wish(this.#places), { wish });
    return { outcome: 'asked' };
  }

  #read(): { places: Places; state: SlotState } | null {
    const places = this.#places;
    const state = places && readState(places);
    if (!places || !state || state === 'unreadable') return null;
    return { places, state: asJudged(state, readVerdict(places), Date.now()) };
  }

  #staged(places: Places, { active, probation, failed }: SlotState): string | null {
    const staged = readStaged(places);
    const isWhole = staged && completeSlots(places)[staged.slot]?.version === staged.version;
    if (!isWhole || probation || staged.version === active.version) return null;
    return hasFailed(failed, staged.version, Date.now()) ? null : staged.version;
  }

  #tellHealth(places: Places, isWell: boolean): void {
    this.#wellSince = isWell ? (this.#wellSince ?? Date.now()) : null;
    const health = JSON.stringify({ version: this.#version, wellSince: this.#wellSince });
    if (health === this.#health) return;
    put(fileOf.health(places), JSON.parse(health));
    this.#health = health;
  }
}

function tellEvents(places: Places, kept: Kept, onEvent: (event: UpdateEvent) => void): void {
  const read = readState(places);
  if (!read || read === 'unreadable') return;
  const { last } = asJudged(read, readVerdict(places), Date.now());
  const staged = readStaged(places)?.version ?? '';
  const happened = last ? `${last.what} ${last.version}` : '';
  const told = kept.read(TOLD, Told) ?? { happened: '', staged: '' };
  if (told.happened === happened && told.staged === staged) return;
  kept.write(TOLD, { happened, staged });
  if (last && told.happened !== happened) onEvent(`update-${last.what}`);
  if (staged !== '' && told.staged !== staged) onEvent('update-staged');
}

/** Whole or not at all; read by the launcher and the updater, who are other users. It outlives no start of the machine, so no fsync. */
function put(file: string, value: unknown): void {
  writeFileSync(`${file}.writing`, JSON.stringify(value));
  chmodSync(`${file}.writing`, 0o644);
  renameSync(`${file}.writing`, file);
}
