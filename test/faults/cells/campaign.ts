/** Every fault at every step of both flows: soon a screen that can be used, and in the end each matter exactly once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import type { Service } from '../../../main/core/model/draft.ts';
import { FAULTS, type Fault } from './faults.ts';
import { type FlowStep, stepsOf } from './journeys.ts';
import { Scene } from './scene.ts';
import type { Shell } from './screens.ts';
import { type Seen, Walker } from './walker.ts';

export type Cell = {
  flow: Service;
  fault: string;
  step: string;
  /** From the fault to a screen that can be used. */
  seconds: number;
  /** What went wrong; null: nothing. */
  red: string | null;
};

export type Choice = {
  shell: Shell;
  flows: readonly Service[];
  faults: readonly string[];
  steps: readonly string[];
};

export type Figures = {
  cells: Cell[];
  /** Faults that can't be done on this machine, and why. */
  leftOut: string[];
  seconds: number;
};

/** From a fault to a usable screen, in seconds. */
export const LIMIT_SECONDS = 10;
/** A platform that is back has everything after this, in milliseconds. */
const DELIVERED_MS = 90_000;

export const ALL: Choice = { shell: 'web', flows: ['booking', 'pre-review'], faults: [], steps: [] };

/** An empty list of `choice` means all. */
export async function cellsCampaign(
  choice: Choice,
  onProgress: (line: string) => void = () => undefined,
): Promise<Figures> {
  const began = Date.now();
  const journeys = new Map<Service, FlowStep[]>();
  for (const flow of choice.flows) journeys.set(flow, await stepsOf(flow));
  // Side by side, a kiosk each: most of a cell is waiting.
  const lanes = [...journeys].map(([flow, steps]) => cellsOf(flow, steps, choice, onProgress));
  // Each has closed its kiosk before a failure of one ends the campaign.
  await Promise.allSettled(lanes);
  const flows = await Promise.all(lanes);
  return {
    cells: flows.flatMap(({ cells }) => cells),
    leftOut: [...new Set(flows.flatMap(({ leftOut }) => leftOut))],
    seconds: Math.round((Date.now() - began) / 1000),
  };
}

/** Comes up only while a fault makes a time a wish: walked through then, and not gone to. */
const PASSED_BY = 'other-times';

async function cellsOf(
  flow: Service,
  journey: readonly FlowStep[],
  choice: Choice,
  onProgress: (line: string) => void,
): Promise<Pick<Figures, 'cells' | 'leftOut'>> {
  const chosen = (names: readonly string[], name: string) => names.length === 0 || names.includes(name);
  const steps = journey
    .map(({ name }) => name)
    .filter((name) => name !== PASSED_BY && chosen(choice.steps, name));
  const cells: Cell[] = [];
  const leftOut: string[] = [];
  const scene = await Scene.open(choice.shell);
  const lane = new Lane(scene, flow, journey);
  try {
    for (const fault of FAULTS.filter(({ name }) => chosen(choice.faults, name))) {
      const missing = fault.missing?.(scene) ?? null;
      if (missing) {
        leftOut.push(`${fault.name}: ${missing}`);
        continue;
      }
      const done = await lane.run(fault, steps);
      cells.push(...done);
      onProgress(`${flow} × ${fault.name}: ${done.map(shown).join(', ')}`);
    }
  } finally {
    await scene.close();
  }
  return { cells, leftOut };
}

const shown = ({ step, seconds, red }: Cell) => `${step} ${red ? `RED (${red})` : seconds.toFixed(1)}`;

/** One kiosk and one flow, fault after fault. */
class Lane {
  readonly #scene: Scene;
  readonly #flow: Service;
  readonly #walker: Walker;

  constructor(scene: Scene, flow: Service, steps: readonly FlowStep[]) {
    this.#scene = scene;
    this.#flow = flow;
    this.#walker = new Walker(scene, flow, steps);
  }

  /** One fault at step after step; after each the same flow goes on, or is done again as far as the next. */
  async run(fault: Fault, steps: readonly string[]): Promise<Cell[]> {
    const cells: Cell[] = [];
    for (const step of steps) {
      const cell: Cell = { flow: this.#flow, fault: fault.name, step, seconds: Number.NaN, red: null };
      cells.push(cell);
      try {
        await this.#walker.reach(step);
        await this.#untilOnline();
        cell.seconds = await this.#cell(fault, step);
        if (cell.seconds > LIMIT_SECONDS) cell.red = `usable after ${cell.seconds.toFixed(1)} s`;
      } catch (error) {
        cell.red = firstLine(error);
        await this.#scene.picture(`${this.#flow}-${fault.name}-${step}`);
        await this.#mend(fault);
      }
    }
    const last = cells.at(-1);
    const ending = await this.#finish().catch(firstLine);
    if (last && ending) last.red ??= ending;
    return cells;
  }

  /** Seconds from the fault to the citizen's getting on, or to a screen that says why not. */
  async #cell(fault: Fault, step: string): Promise<number> {
    let began = 0;
    try {
      await fault.strike(this.#scene);
      began = performance.now();
      const usable = await (fault.endsPage ? this.#newPage(fault.endsPage) : this.#getOn(fault, step));
      return (usable - began) / 1000;
    } finally {
      await fault.lift?.(this.#scene);
    }
  }

  /** When a page stood at the attract screen. */
  async #newPage(how: 'renewed' | 'reloaded'): Promise<number> {
    if (how === 'renewed') {
      const before = this.#scene.page;
      while ((await this.#scene.renewedPage().then(isAnswering)) === false || this.#scene.page === before)
        await sleep(50);
    }
    return this.#until(({ place, covered }) => place === 'attract' && !covered);
  }

  /** When the citizen had got on, or was told why not, with another way left. */
  async #getOn(fault: Fault, step: string): Promise<number> {
    const isSaid = ({ covered, notices, place }: Seen) =>
      !covered && (notices.length > 0 || (place === 'closed' && fault.closes === true));
    const acting = this.#walker.act(step);
    let isActing = true;
    let saidAt: number | null = null;
    const stopped = () => {
      isActing = false;
    };
    acting.then(stopped, stopped);
    while (isActing) {
      saidAt = isSaid(await this.#walker.seen()) ? (saidAt ?? performance.now()) : null;
      await sleep(100);
    }
    const gotOn = await acting.then(performance.now.bind(performance), () => null);
    const { place } = await this.#walker.seen();
    if (place === 'closed' && !fault.closes) throw new Error('out of service');
    if (gotOn === null && saidAt === null) await acting;
    return gotOn ?? saidAt ?? Number.NaN;
  }

  /** When it came true. */
  async #until(condition: (seen: Seen) => boolean): Promise<number> {
    for (const end = Date.now() + 2 * LIMIT_SECONDS * 1000; ; await sleep(50)) {
      const now = await this.#walker.seen();
      if (condition(now)) return performance.now();
      if (Date.now() > end) throw new Error(`still ${JSON.stringify(now)}`);
    }
  }

  /** A platform that is back is known to be before the next fault. */
  #untilOnline(): Promise<number> {
    return this.#until(({ online }) => online);
  }

  /** After a red cell: nothing broken, the attract screen. */
  async #mend(fault: Fault): Promise<void> {
    await fault.lift?.(this.#scene).catch(() => undefined);
    await this.#scene.screen.bench({ do: 'remove' });
    await this.#scene.page.reload().catch(() => undefined);
    await this.#scene.renewedPage();
    await this.#until(({ place }) => place === 'attract').catch(() => undefined);
  }

  /** The flow to its end; what is wrong with what then is at the platform, or null. */
  async #finish(): Promise<string | null> {
    const { receipts } = this.#walker;
    await this.#walker.reach('done');
    await this.#walker.leave();
    for (const end = Date.now() + DELIVERED_MS; ; await sleep(200)) {
      const cases = (await this.#scene.screen.cases()).map(({ receiptNo }) => receiptNo).sort();
      if (cases.join() === receipts.toSorted().join()) return null;
      if (Date.now() > end) return `shown ${receipts.length} receipts, at the platform ${cases.length} cases`;
    }
  }
}

async function isAnswering(page: Scene['page']): Promise<boolean> {
  return page.evaluate(() => true).catch(() => false);
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return stripVTControlCharacters(text).split('\n').slice(0, 6).join(' / ').slice(0, 300);
}
