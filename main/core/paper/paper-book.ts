/** Counts the paper that printers use, durably; a technician says when new paper was put in. */
import { z } from 'zod';
import { hallDate, hallTime } from '../model/clock.ts';
import { type CountedPrinter, type PaperState, PaperUse } from '../model/paper.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { Facts } from '../store/facts.ts';
import { daysLeft, recentDays } from './forecast.ts';

const Kept = z.object({
  since: z.string(),
  uses: z.partialRecord(PaperUse, z.object({ count: z.number().int(), amount: z.number() })),
  days: z.record(z.string(), z.number()),
});
type Kept = z.infer<typeof Kept>;

export type PaperConfig = {
  /** A fresh roll, metres. */
  rollMetres: number;
  /** A full tray, sheets. */
  traySheets: number;
  /** Paper that lasts for fewer days is told of. */
  warnDays: number;
};

type Deps = {
  facts: Pick<Facts, 'read' | 'write'>;
  config: PaperConfig;
  /** The time, milliseconds since the epoch; null while it is in doubt. */
  believed: () => number | null;
};

const factOf = (printer: CountedPrinter) => `paper-${printer}`;

export class PaperBook {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** `amount`: metres of the roll, or sheets. While the clock is in doubt it counts for the roll and for no day. */
  note(printer: CountedPrinter, use: PaperUse, amount: number): void {
    const { believed } = this.#deps;
    const now = believed();
    const kept = this.#kept(printer);
    const before = kept.uses[use] ?? { count: 0, amount: 0 };
    const today = now === null ? null : hallDate(now);
    this.#keep(printer, {
      ...kept,
      uses: { ...kept.uses, [use]: { count: before.count + 1, amount: before.amount + amount } },
      days: today
        ? recentDays({ ...kept.days, [today]: (kept.days[today] ?? 0) + amount }, today)
        : kept.days,
    });
  }

  /** A new roll, or a full tray. What the days used stays: the pace is the place's, not the roll's. */
  refilled(printer: CountedPrinter): boolean {
    return this.#keep(printer, { ...this.#kept(printer), since: hallTime(Date.now()), uses: {} });
  }

  state(printer: CountedPrinter): PaperState {
    const { config, believed } = this.#deps;
    const { since, uses, days } = this.#kept(printer);
    const holds = printer === 'receipt-printer' ? config.rollMetres : config.traySheets;
    const listed = PaperUse.options.flatMap((use) => {
      const one = uses[use];
      return one ? [{ use, count: one.count, amount: rounded(one.amount) }] : [];
    });
    const used = rounded(listed.reduce((sum, { amount }) => sum + amount, 0));
    const now = believed();
    const left = Math.max(0, holds - used);
    const lasts = now === null ? null : daysLeft(days, hallDate(now), left);
    const isLow = left === 0 || (lasts !== null && lasts < config.warnDays);
    return { printer, since, used, holds, uses: listed, daysLeft: lasts, isLow };
  }

  #kept(printer: CountedPrinter): Kept {
    return (
      this.#deps.facts.read(factOf(printer), Kept) ?? { since: hallTime(Date.now()), uses: {}, days: {} }
    );
  }

  #keep(printer: CountedPrinter, kept: Kept): boolean {
    return unlessDiskRefuses(() => this.#deps.facts.write(factOf(printer), kept));
  }
}

const rounded = (amount: number) => Math.round(amount * 1000) / 1000;
