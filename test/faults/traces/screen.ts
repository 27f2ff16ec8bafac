/** Marked citizens at the real screen, in Electron: what is left of them in the processes that show pages, five seconds after each. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { Citizen } from '../../kit/citizen.ts';
import { kioskProcesses } from '../../kit/processes.ts';
import type { Random } from '../../kit/random.ts';
import { type ElectronKiosk, openElectronKiosk } from '../../kit/screen.ts';
import { closer } from '../../kit/termination.ts';
import { findInMemory } from './memory.ts';
import { IN_MEMORY, markedPerson } from './person.ts';

export type ScreenFigures = {
  visits: number;
  /** Where a mark lay: in which form, in the memory of which process. */
  inPages: string[];
  /** Looks while a citizen's data were on the screen; each must find marks, else the search itself is blind. */
  control: { looks: number; seen: number };
};

/** A session's traces may last that long, in milliseconds. */
const FORGOTTEN_AFTER_MS = 5_000;
/** A kiosk takes no longer to its attract screen on a busy machine, in milliseconds. */
const STARTED_MS = 60_000;

export async function screenTraces(visits: number, random: Random): Promise<ScreenFigures> {
  const figures: ScreenFigures = { visits, inPages: [], control: { looks: 0, seen: 0 } };
  const kiosk = await openElectronKiosk();
  const close = closer(() => kiosk.close());
  try {
    for (let at = 0; at < visits; at++) {
      const isSeen = await visit(kiosk, at, random);
      figures.control.looks++;
      if (isSeen) figures.control.seen++;
      await sleep(FORGOTTEN_AFTER_MS);
      figures.inPages.push(...inPages(kiosk));
    }
    return figures;
  } finally {
    await close();
  }
}

function inPages(kiosk: ElectronKiosk): string[] {
  return kioskProcesses(kiosk.shell.pid ?? 0)
    .filter(({ kind }) => kind === 'renderer')
    .flatMap(({ pid }) => findInMemory(pid, IN_MEMORY))
    .map(({ what, form }) => `${what} (${form}) in the memory of the page's process`);
}

/** A booking as far as a step that is drawn, then left. Resolves to whether marks were seen while they were on the screen. */
async function visit(kiosk: ElectronKiosk, at: number, random: Random): Promise<boolean> {
  const citizen = new Citizen(kiosk.page);
  const { name, idNumber, address, phone } = markedPerson(at, random);
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled({ timeout: STARTED_MS });
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await kiosk.bench({ do: 'place-card', name, idNumber, address });
  // Playwright is told no name: it would carry it into the page itself.
  await expect(kiosk.page.getByText('读取成功')).toBeVisible({ timeout: 15_000 });
  const isSeen = inPages(kiosk).length > 0;
  await citizen.tap('信息无误，下一步');
  await kiosk.bench({ do: 'remove' });
  const steps = [
    () => citizen.enterPhone(phone),
    () => citizen.chooseTime(),
    async () => void (await citizen.confirm()),
  ];
  const last = random.below(steps.length + 1);
  for (const step of steps.slice(0, last)) await step();
  if (last === steps.length) await citizen.finish();
  else {
    await citizen.tap('首页');
    await citizen.tap('返回首页');
    await citizen.tap('结束办理');
  }
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled({ timeout: STARTED_MS });
  return isSeen;
}

/** Whether the search saw what was there. */
export function isSeen({ control: { looks, seen } }: ScreenFigures): boolean {
  return seen === looks;
}
