/** Marked citizens at the real screen, in Electron: what is left of them in Electron's processes, five seconds after each. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Citizen } from '../../../kit/citizen.ts';
import { fillPreReview } from '../../../kit/matters.ts';
import { needlesFor } from '../../../kit/needles.ts';
import { expect } from '../../../kit/patience.ts';
import { kioskProcesses } from '../../../kit/processes.ts';
import type { Random } from '../../../kit/random.ts';
import { type ElectronKiosk, openElectronKiosk } from '../../../kit/screen.ts';
import { slipTextOf } from '../../../kit/slips.ts';
import { closer } from '../../../kit/termination.ts';
import { findInMemory } from '../memory.ts';
import { FEE, IN_MEMORY, markedPerson } from '../person.ts';
import { VISITS } from './visits.ts';

export type ScreenFigures = {
  visits: number;
  /** Where a mark lay: in which form, in the memory of which process. */
  inPages: string[];
  /**
   * Looks while a citizen's data were on the screen, each of which must find marks in the page's process; and one into the main process, which
   * must find where its data lie. Else the search itself is blind.
   */
  control: { looks: number; seen: number };
};

/** A session's traces may last that long, in milliseconds. */
const FORGOTTEN_AFTER_MS = 5_000;
/** Of Electron; the campaign without a screen searches the core and the device host. */
const SEARCHED = ['main', 'renderer', 'utility'] as const;
/**
 * Playwright describes the page in YAML whenever an expectation is not met yet, and the answer passes through the main process by the
 * debugging port: the citizen's hands are driven by it, and no kiosk has it.
 */
const PAGE_IN_YAML = /\\n +- (?:text|textbox|paragraph|heading|button|listitem|img|term|definition)\b/;
type Searched = (typeof SEARCHED)[number];

export async function screenTraces(visits: number, random: Random): Promise<ScreenFigures> {
  const figures: ScreenFigures = { visits, inPages: [], control: { looks: 0, seen: 0 } };
  if (visits === 0) return figures;
  const kiosk = await openElectronKiosk();
  const close = closer(() => kiosk.close());
  const { control } = figures;
  const count = (isSeen: boolean) => {
    control.looks++;
    if (isSeen) control.seen++;
  };
  const look = () => count(traces(kiosk, ['renderer']).length > 0);
  try {
    const due = await slipOfFee(kiosk);
    count(isMainSeen(kiosk));
    for (let at = 0; at < visits; at++) {
      const visit = VISITS[at % VISITS.length] ?? VISITS[0];
      await visit({ kiosk, person: markedPerson(at, random), random, due, look });
      await sleep(FORGOTTEN_AFTER_MS);
      figures.inPages.push(...traces(kiosk, SEARCHED).map((trace) => `${trace}, after ${visit.name}`));
    }
    return figures;
  } finally {
    await close();
  }
}

function traces(kiosk: ElectronKiosk, searched: readonly Searched[]): string[] {
  return kioskProcesses(kiosk.shell.pid ?? 0).flatMap(({ kind, pid }) =>
    searched.some((each) => each === kind)
      ? findInMemory(pid, IN_MEMORY, (around) => kind === 'main' && PAGE_IN_YAML.test(around)).map(
          ({ what, form, around }) => `${what} (${form}) in the memory of ${kind}: ${around}`,
        )
      : [],
  );
}

/** The main process was told where the kiosk's data lie. */
function isMainSeen({ shell, dataFolder }: ElectronKiosk): boolean {
  return findInMemory(shell.pid ?? 0, needlesFor('data folder', dataFolder)).length > 0;
}

/** Somebody's case has passed, and a fee is due whose name is marked. */
async function slipOfFee(kiosk: ElectronKiosk): Promise<string> {
  const citizen = new Citizen(kiosk.page);
  await fillPreReview(citizen, kiosk);
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
  await citizen.finish();
  const filed = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  const fee = { cents: 1000, what: FEE };
  await kiosk.reviewer.decide(filed?.key ?? '', { outcome: 'passed', fee });
  return slipTextOf(kiosk.dataFolder, receiptNo);
}

/** Whether the search saw what was there. */
export function isSeen({ control: { looks, seen } }: ScreenFigures): boolean {
  return seen === looks;
}
