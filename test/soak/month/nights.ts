/** What comes between two days: the night's restart, and once the update. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hallDate } from '../../../main/core/model/clock.ts';
import { type Places, readState, readVerdict } from '../../../main/core/update/slot-files.ts';
import { type MonthKiosk, until } from './kiosk.ts';

const DAY_MS = 24 * 3600_000;
const HALL_OFFSET = '+08:00';
/** Core and updater look every few seconds; an idle minute has to pass between two looks. */
const STEP_MS = 15_000;
/** A screen that is well tells more often than once a minute that it painted. */
const PAINT_MS = 45_000;

/** Milliseconds since the epoch; `time`: HH:MM of the hall's day that `at` is in, so many days further. */
export function atTime(at: number, time: string, days = 0): number {
  return Date.parse(`${hallDate(at + days * DAY_MS)}T${time}:00${HALL_OFFSET}`);
}

function placesOf({ installed }: MonthKiosk): Places {
  const told = path.join(installed.root, 'run/liuyang-kiosk-told');
  return { folder: installed.updates, told, installed: installed.package };
}

/** Until the core has restarted itself in the small hours of the next day. */
export async function night(kiosk: MonthKiosk): Promise<void> {
  const { clock, installed } = kiosk;
  const before = installed.core;
  await kiosk.leapTo(atTime(clock.now, '02:31', 1));
  await until(
    'the nightly restart',
    () => installed.core !== before,
    () => clock.advance(STEP_MS),
  );
  await kiosk.screen.again((client) => client.kiosk.info());
}

/** Published, and staged by the updater; it is put in place in the night that follows. Returns its version. */
export async function stageUpdate(kiosk: MonthKiosk): Promise<string> {
  const version = await kiosk.releases.publish(kiosk.installed.package, kiosk.clock.now);
  await kiosk.technician((client) => client.maintenance.checkUpdate());
  const staged = path.join(kiosk.installed.updates, 'staged.json');
  await until(
    'the staged release',
    () => existsSync(staged) && JSON.parse(readFileSync(staged, 'utf8')).version === version,
  );
  return version;
}

/** The release on probation is found well: its screen paints, its devices answer, for as long as it takes. */
export async function settleUpdate(kiosk: MonthKiosk, version: string): Promise<void> {
  const places = placesOf(kiosk);
  const running = await kiosk.screen.again((client) => client.kiosk.info());
  if (running.version !== version) throw new Error(`${running.version} runs, not ${version}`);
  await until(
    'the verdict',
    () => {
      const verdict = readVerdict(places);
      if (verdict?.version === version && verdict.verdict === 'bad')
        throw new Error(`${version} was found bad`);
      return verdict?.version === version;
    },
    async () => {
      kiosk.clock.advance(PAINT_MS);
      await kiosk.screen.again((client) => client.telemetry.painted({ layout: 1 }));
      // The core says every few seconds how it is.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    },
  );
  const state = readState(places);
  const active = state && state !== 'unreadable' ? state.active : null;
  if (active?.version !== version || active.slot === 'package')
    throw new Error(`active: ${JSON.stringify(active)}`);
}
