/** A month of an installed kiosk, most of it offline: filings and walk-aways, faults, restarts, an update; then all that waits is drained. */

import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { MaintenanceOverview } from '../../../main/core/maintenance/contract.ts';
import { hallDate } from '../../../main/core/model/clock.ts';
import { checkAudit } from '../../../main/core/recovery/audit-check.ts';
import { drain } from '../../kit/core-process.ts';
import { type Random, seeded } from '../../kit/random.ts';
import { Citizens } from './citizens.ts';
import { type Befallen, Days } from './days.ts';
import { type Growth, growthOf } from './judge.ts';
import { MonthKiosk, until } from './kiosk.ts';
import { type LookUp, lookUp } from './look-up.ts';
import { atTime, night, settleUpdate, stageUpdate } from './nights.ts';
import { type NightSample, nightSample, queueOf } from './sample.ts';
import { dayOf, filingsOf } from './weather.ts';

export type MonthOptions = {
  days: number;
  filings: number;
  seed: number;
  /** The web package, built. */
  deb: string;
  onProgress?: (line: string) => void;
};

export type MonthFigures = LookUp &
  Befallen & {
    days: number;
    filings: number;
    seed: number;
    /** The first day, as the kiosk's clocks had it. */
    from: string;
    /** Filings that waited when the platform was back for good, and how long they took. Seconds of this machine's own clock. */
    waiting: number;
    drainSeconds: number;
    parked: number;
    /** Restarts by night until the drain, as the core counts them; and all starts of the core but the first, to the end. */
    nightly: number;
    restarts: number;
    /** Of these neither by night nor by a kill. */
    unprovoked: number;
    /** Sessions that were lost before confirm; their citizens began anew. */
    interrupted: number;
    /** Put in place, and still there in the end. */
    updates: number;
    version: string;
    /** How often the database had to be made anew. */
    rebuilt: number;
    auditFaults: number;
    /** Lines of the units' logs with a number of one of the citizens. */
    personalInLogs: number;
    /** What was still kept when its days were over, filings and MiB of the data folder. */
    keptAfter: number;
    dataMiBAfter: number;
    peakDiskMiB: number;
    growth: Growth;
    samples: NightSample[];
    seconds: number;
  };

/** The work of a session's end is over then, memory is given back; milliseconds. */
const REST_MS = 4_500;
/** Over the next probe. */
const LATER_MS = 35_000;
const KEPT_DAYS = 8;
const DAY_MS = 24 * 3600_000;
const DRAIN_LIMIT_S = 600;
const DRAIN_PATIENCE_MS = 1_800_000;
/** The keeper looks every ten minutes. */
const KEEPER_MS = 10.5 * 60_000;

export function isFlawless(figures: MonthFigures): boolean {
  const {
    lost,
    twice,
    mixed,
    unpromised,
    parked,
    auditFaults,
    personalInLogs,
    rebuilt,
    keptAfter,
    unprovoked,
  } = figures;
  const none =
    lost +
    twice +
    mixed +
    unpromised +
    parked +
    auditFaults +
    personalInLogs +
    rebuilt +
    keptAfter +
    Math.abs(unprovoked);
  const isWhole = figures.nightly === figures.days && figures.updates === 1;
  return none === 0 && isWhole && figures.growth.isFlat && figures.drainSeconds <= DRAIN_LIMIT_S;
}

export async function monthCampaign(options: MonthOptions): Promise<MonthFigures> {
  const { days, filings, seed, deb, onProgress = () => undefined } = options;
  const began = performance.now();
  const random = seeded(seed);
  const kiosk = await MonthKiosk.open(deb);
  try {
    await kiosk.reached('well');
    await kiosk.untilReady(true);
    const month = new Month(kiosk, { days, filings, random });
    const from = hallDate(kiosk.clock.now + DAY_MS);
    await kiosk.leapTo(atTime(kiosk.clock.now, '06:00', 1));
    for (let day = 0; day < days; day++) onProgress(await month.day(day));
    const drained = await month.drain();
    onProgress(`drained ${drained.waiting} in ${drained.drainSeconds} s`);
    const found = await lookUp(kiosk, month.citizens.filed);
    const told = await kiosk.technician((client) => client.maintenance.overview());
    const after = await month.whatIsLeft();
    const inAll = await kiosk.technician((client) => client.maintenance.overview());
    const { samples, citizens } = month;
    // One that was taken back is none.
    const updates = month.updatedTo === inAll.version ? 1 : 0;
    const logs = kiosk.installed.logged();
    const restarts = logs.split(CORE_READY).length - 2;
    const { data } = kiosk.installed;
    await kiosk.screen.close();
    await kiosk.installed.close();
    return {
      ...{
        days,
        filings: citizens.filed.length,
        seed,
        from,
        ...drained,
        ...found,
        ...month.befallen,
        ...after,
      },
      nightly: nightlyOf(told),
      restarts,
      unprovoked: restarts - nightlyOf(inAll) - (month.befallen.faults['core-killed'] ?? 0),
      interrupted: citizens.interrupted,
      ...{ updates, version: inAll.version, ...trailOf(data) },
      personalInLogs: logs.split('\n').filter((line) => PERSONAL.test(line)).length,
      peakDiskMiB: Math.max(...samples.map(({ dataMiB }) => dataMiB)),
      growth: growthOf(samples, filings / days),
      ...{ samples, seconds: Math.round((performance.now() - began) / 1000) },
    };
  } catch (error) {
    process.stderr.write(`${kiosk.installed.logged(LINES_TOLD)}\n`);
    throw error;
  } finally {
    await kiosk.close();
  }
}

const nightlyOf = ({ restarts }: MaintenanceOverview) => restarts?.counts.nightly.count ?? 0;

/** Of each unit, where the month ends in an error. */
const LINES_TOLD = 15;
const CORE_READY = '"event":"core.ready"';
/** A phone or document number of this month's citizens. */
const PERSONAL = /\b(1390\d{7}|990000\d{11}[\dX])\b/;

class Month {
  readonly citizens: Citizens;
  readonly samples: NightSample[] = [];
  /** What the update brought. */
  updatedTo: string | null = null;
  readonly #kiosk: MonthKiosk;
  readonly #days: Days;
  readonly #plan: { days: number; filings: number; random: Random };

  constructor(kiosk: MonthKiosk, plan: { days: number; filings: number; random: Random }) {
    this.#kiosk = kiosk;
    this.#plan = plan;
    const { screen, bench } = kiosk;
    const readsCards = () => this.#days.fault !== 'reader-unplugged';
    this.citizens = new Citizens({
      ...{ screen, bench, random: plan.random, readsCards },
      later: () => kiosk.clock.advance(LATER_MS),
    });
    this.#days = new Days(kiosk, this.citizens);
  }

  get befallen(): Befallen {
    return this.#days.befallen;
  }

  /** With the night that follows; a line of what the kiosk takes. */
  async day(day: number): Promise<string> {
    const plan = dayOf(day, this.#plan);
    await this.#days.live(plan, filingsOf(day, this.#plan));
    const { clock, installed } = this.#kiosk;
    await this.#kiosk.leapTo(atTime(clock.now, '20:00'));
    await wait(REST_MS);
    const taken = nightSample(installed, day);
    this.samples.push(taken);
    const version = plan.hasUpdate ? await stageUpdate(this.#kiosk) : null;
    await night(this.#kiosk);
    if (version) {
      await settleUpdate(this.#kiosk, version);
      this.updatedTo = version;
    }
    await this.#kiosk.untilReady(false);
    const { coreMiB, deviceHostMiB, dataMiB, restMiB, waiting } = taken;
    return (
      `day ${day + 1}: ${this.citizens.filed.length} filed, ${waiting} wait; core ${coreMiB.toFixed(1)} MiB, device host ` +
      `${deviceHostMiB.toFixed(1)}; data ${dataMiB.toFixed(1)}, beside sealed content ${restMiB.toFixed(2)}${version ? `; now ${version}` : ''}`
    );
  }

  /** The platform is back for good, and a technician wants all that waits to be sent. */
  async drain(): Promise<Pick<MonthFigures, 'waiting' | 'drainSeconds' | 'parked'>> {
    const { waiting } = queueOf(this.#kiosk.installed.data);
    const from = performance.now();
    await this.#days.reached('well');
    const { parked } = await this.#kiosk.screen.again((client) => drain(client), DRAIN_PATIENCE_MS);
    const drainSeconds = Number(((performance.now() - from) / 1000).toFixed(1));
    await this.#kiosk.screen.again((client) => client.maintenance.lock());
    return { waiting, drainSeconds, parked };
  }

  /** What was delivered is kept for some days, and goes once the platform was asked whether it has it. */
  async whatIsLeft(): Promise<Pick<MonthFigures, 'keptAfter' | 'dataMiBAfter'>> {
    const { clock, installed } = this.#kiosk;
    await this.#kiosk.leapTo(atTime(clock.now, '09:00', KEPT_DAYS));
    await until(
      'the end of what is kept',
      () => queueOf(installed.data).kept === 0,
      async () => {
        const { kept } = queueOf(installed.data);
        clock.advance(KEEPER_MS);
        const isLess = () => queueOf(installed.data).kept < kept;
        await until('a look of the keeper', isLess, undefined, 20_000).catch(() => undefined);
      },
      600_000,
    );
    const { kept, dataMiB } = nightSample(installed, this.#plan.days);
    return { keptAfter: kept, dataMiBAfter: dataMiB };
  }
}

function trailOf(data: string): Pick<MonthFigures, 'auditFaults' | 'rebuilt'> {
  const db = new Database(path.join(data, 'kiosk.db'), { readonly: true });
  try {
    const rebuilt =
      db.prepare<[], { n: number }>("SELECT count(*) AS n FROM audit WHERE step = 'store-recovered'").get()
        ?.n ?? 0;
    return { auditFaults: checkAudit(db).faults.length, rebuilt };
  } finally {
    db.close();
  }
}
