/** The platform's plan of the hall: the shipped one, and what its staff made of it since; kept in the sandbox's folder. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hallProblemLine, loadHall } from '../../../main/core/hall/files.ts';
import { hallDate } from '../../../main/core/model/clock.ts';
import type { KnownItems } from '../../../main/core/model/hall/mistake.ts';
import { type CalendarYear, HallPlan } from '../../../main/core/model/hall/plan.ts';
import { type SignedHall, signHall } from '../../../main/core/platform/signed-hall.ts';
import type { SigningKey } from '../../../main/core/signing/signing.ts';

const SHIPPED = path.join(import.meta.dirname, '../../../kiosk-config/hall');

type Deps = {
  folder: string;
  known: KnownItems;
  root: SigningKey;
  now: () => number;
  /** Makes up the years that the shipped plan lacks, so that a demonstration books in any year. */
  everyYear: boolean;
};

export class SandboxHall {
  readonly #file: string;
  readonly #root: SigningKey;
  #plan: HallPlan;
  #signed: SignedHall | null = null;

  constructor({ folder, known, root, now, everyYear }: Deps) {
    this.#file = path.join(folder, 'hall.json');
    this.#root = root;
    const loaded = loadHall(SHIPPED, known);
    if (!loaded.ok) throw new Error(loaded.problems.map(hallProblemLine).join('\n'));
    const kept = existsSync(this.#file)
      ? HallPlan.parse(JSON.parse(readFileSync(this.#file, 'utf8')))
      : loaded.plan;
    const newest = kept.number > loaded.plan.number ? kept : loaded.plan;
    const year = Number(hallDate(now()).slice(0, 4));
    this.#plan = everyYear ? withYears(newest, year + 1) : newest;
  }

  get plan(): HallPlan {
    return this.#plan;
  }

  /** What kiosks are told, signed by the root. */
  get signed(): SignedHall {
    this.#signed ??= signHall(this.#root, this.#plan);
    return this.#signed;
  }

  /** From now on kiosks are told this one. */
  set(change: (plan: HallPlan) => HallPlan): HallPlan {
    this.#plan = { ...change(this.#plan), number: this.#plan.number + 1 };
    this.#signed = null;
    writeFileSync(this.#file, JSON.stringify(this.#plan));
    return this.#plan;
  }
}

/** With every year to `last`; a made-up one knows only the holidays that the law fixes by their date. */
function withYears(plan: HallPlan, last: number): HallPlan {
  const newest = plan.years.at(-1)?.year ?? last;
  if (newest >= last) return plan;
  const made = Array.from({ length: last - newest }, (_, at): CalendarYear => {
    const year = newest + 1 + at;
    const holidays = plan.everyYear.flatMap(({ name, nameEn, days }) =>
      days.map((day) => ({ name, nameEn, from: `${year}-${day}`, to: `${year}-${day}` })),
    );
    return { year, source: '试用平台的样例，不是正式安排', holidays, workdays: [] };
  });
  return { ...plan, number: plan.number + 1, years: [...plan.years, ...made] };
}
