/**
 * The plan that the kiosk goes by: the platform's newest that was good, or the shipped one where that is newer; of an edited one that
 * is wrong, the one before. Renewed from the platform now and then, and when its answers name a newer one.
 */
import type { Logger } from 'pino';
import { HallPlan } from '../model/hall/plan.ts';
import type { Answer } from '../platform/answers.ts';
import { openHall, SignedHall } from '../platform/signed-hall.ts';
import type { PublicSigningKey } from '../signing/signing.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { Facts } from '../store/facts.ts';
import { addNotices, notice } from '../store/notices.ts';

const FROM_PLATFORM = 'hall-plan';
const SHIPPED = 'hall-plan-shipped';
/** How often the platform is asked for a newer one, milliseconds; between two probes, so no fleet asks in step. */
const RENEW_EVERY_MS = 3600_000;

const REFUSED = {
  forged: '签名不是平台根密钥的，可能有人冒充平台',
  malformed: '内容不合格式',
  older: '编号比本机已有的旧，平台可能恢复了旧备份',
} as const;

/** The shipped plan as it was last good; null: none was. */
export const shippedPlanKept = (facts: Pick<Facts, 'read'>): HallPlan | null => facts.read(SHIPPED, HallPlan);

type Deps = {
  /** The one in kiosk-config; null where it is wrong. */
  shipped: HallPlan | null;
  root: PublicSigningKey;
  facts: Facts;
  /** Asks the platform for its newest. */
  ask: () => Promise<Answer<SignedHall>>;
  log: Pick<Logger, 'info' | 'warn'>;
  /** Milliseconds on a clock that nobody sets. */
  monotonic?: () => number;
};

export type Taken = 'known' | 'changed' | 'refused';

export class HallPlans {
  readonly #deps: Deps;
  readonly #monotonic: () => number;
  #plan: HallPlan | null;
  #text = '';
  /** Of the platform's last one that was taken. */
  #number = 0;
  #askedAt = Number.NEGATIVE_INFINITY;
  #refusedFor: string | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#monotonic = deps.monotonic ?? (() => performance.now());
    this.#plan = this.#shipped();
    const kept = deps.facts.read(FROM_PLATFORM, SignedHall);
    const opened = kept && openHall(deps.root, kept);
    if (!kept || !opened?.ok) return;
    this.#text = kept.hall;
    this.#number = opened.plan.number;
    this.#use(opened.plan);
  }

  /** Null where none was ever good. */
  get plan(): HallPlan | null {
    return this.#plan;
  }

  /** Call it now and then while the platform is there. */
  async renewWhenDue(): Promise<void> {
    if (this.#monotonic() - this.#askedAt >= RENEW_EVERY_MS) await this.renew();
  }

  /** Asks the platform for a newer one. What can't be had or is not good changes nothing. */
  async renew(): Promise<void> {
    this.#askedAt = this.#monotonic();
    const answer = await this.#deps.ask();
    if (answer.kind === 'ok') this.take(answer.value);
    // Asked again with the next probe; but a platform of an earlier release, which knows no plans, is not asked each time.
    else if (answer.kind !== 'refused') this.#askedAt = Number.NEGATIVE_INFINITY;
  }

  take(signed: SignedHall): Taken {
    if (signed.hall === this.#text) return 'known';
    const opened = openHall(this.#deps.root, signed);
    if (!opened.ok) return this.#refuse(opened.why, opened.detail);
    const { plan } = opened;
    if (plan.number <= this.#number) return this.#refuse('older', String(plan.number));
    const from = this.#number;
    this.#text = signed.hall;
    this.#number = plan.number;
    this.#refusedFor = null;
    this.#use(plan);
    const { facts, log } = this.#deps;
    log.info({ event: 'hall-plan.changed', from, to: plan.number });
    unlessDiskRefuses(() => facts.write(FROM_PLATFORM, signed));
    return 'changed';
  }

  /** An update of the kiosk may bring a newer one than the platform had. */
  #use(plan: HallPlan): void {
    if (!this.#plan || plan.number >= this.#plan.number) this.#plan = plan;
  }

  /** The shipped one, kept for the day when somebody edits it wrongly. */
  #shipped(): HallPlan | null {
    const { shipped, facts } = this.#deps;
    if (!shipped) return shippedPlanKept(facts);
    unlessDiskRefuses(() => facts.write(SHIPPED, shipped));
    return shipped;
  }

  /** Told once, not at each question, until another reason or a change. */
  #refuse(why: keyof typeof REFUSED, detail: string): 'refused' {
    if (this.#refusedFor === `${why} ${detail}`) return 'refused';
    this.#refusedFor = `${why} ${detail}`;
    const { facts, log } = this.#deps;
    log.warn({ event: 'hall-plan.refused', why, detail });
    const text = `收到的大厅日历未采用：${REFUSED[why]}${detail && `（${detail}）`}；继续使用原有的`;
    unlessDiskRefuses(() => addNotices(facts, [notice('hall-refused', text)]));
    return 'refused';
  }
}
