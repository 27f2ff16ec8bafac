/** What a technician leaves at the screen for everybody, and the signed rounds; all of it outlives restarts. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { hallTime, isStillToCome } from '../model/clock.ts';
import { DutyCard, FaultNotice, type FaultText, Inspection, NOTICE_HOURS_MAX } from '../model/duty.ts';
import { type Ink, inkProblem } from '../model/signature.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { Facts } from '../store/facts.ts';
import type { DutyDeskState } from './contract.ts';

const CARD = 'duty-card';
const NOTICE = 'fault-notice';
const ROUNDS = 'inspections';
/** Rounds kept: a weekly one for half a year. */
const ROUNDS_MAX = 30;
const HOUR_MS = 3600_000;

type Deps = {
  facts: Pick<Facts, 'read' | 'write'>;
  now?: () => number;
  noteAct: (act: string, detail?: Record<string, string | number>) => void;
};

export class DutyDesk {
  readonly #deps: Deps;
  readonly #now: () => number;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#now = deps.now ?? Date.now;
  }

  get card(): DutyCard | null {
    return this.#deps.facts.read(CARD, DutyCard.nullable());
  }

  /** Null once its time is over, whatever still lies in the store. */
  get notice(): FaultNotice | null {
    const notice = this.#deps.facts.read(NOTICE, FaultNotice.nullable());
    if (!notice) return null;
    const holds = isStillToCome(Date.parse(notice.until), this.#now(), NOTICE_HOURS_MAX * HOUR_MS);
    return holds ? notice : null;
  }

  get inspections(): Inspection[] {
    return this.#deps.facts.read(ROUNDS, z.array(Inspection)) ?? [];
  }

  state(): DutyDeskState {
    return { card: this.card, notice: this.notice, inspections: this.inspections };
  }

  setCard(card: DutyCard | null) {
    return this.#saved(CARD, card, card ? 'duty-card-set' : 'duty-card-taken');
  }

  showNotice(text: FaultText, hours: number) {
    const until = hallTime(this.#now() + hours * HOUR_MS);
    return this.#saved(NOTICE, { text, until }, 'fault-notice-shown', { text, until });
  }

  takeNotice() {
    return this.#saved(NOTICE, null, 'fault-notice-taken');
  }

  /** The strokes are not kept: what the trail has is their SHA-256, beside what they stand under. */
  inspected({ points, remark }: Omit<Inspection, 'at'>, ink: Ink) {
    if (inkProblem(ink)) return { outcome: 'not-signed' } as const;
    const at = hallTime(this.#now());
    const wrong = Object.values(points).filter((isWell) => !isWell).length;
    const signature = createHash('sha256').update(JSON.stringify(ink)).digest('hex');
    const rounds = [{ at, points, remark }, ...this.inspections].slice(0, ROUNDS_MAX);
    return this.#saved(ROUNDS, rounds, 'inspected', { wrong, remark, signature });
  }

  #saved(name: string, value: unknown, act: string, detail: Record<string, string | number> = {}) {
    const { facts, noteAct } = this.#deps;
    if (!unlessDiskRefuses(() => facts.write(name, value))) return { outcome: 'cannot-save' } as const;
    noteAct(act, detail);
    return { outcome: 'saved' } as const;
  }
}
