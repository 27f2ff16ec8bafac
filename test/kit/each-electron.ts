/**
 * The fixture of an end-to-end file whose tests each have an Electron kiosk of their own. A worker runs one test after the other: what is
 * here is the running one's.
 */
import { test } from '@playwright/test';
import { Citizen } from './citizen.ts';
import { STAYS } from './patience.ts';
import { type ElectronKiosk, type KioskOptions, openElectronKiosk } from './screen.ts';

export let kiosk: ElectronKiosk;
export let citizen: Citizen;
let pictures = '';

/** Leaves a picture of the screen in the file's folder below out/pictures. */
export async function look(what: string): Promise<void> {
  await kiosk.page.screenshot({ path: `out/pictures/${pictures}/${what}.png` });
}

/**
 * `folder`: of the file's pictures. `eachStep`: one of every screen that is walked. `options`: of each test's kiosk. `opened`: what
 * else each test needs first.
 */
export function withEachElectron(
  folder: string,
  {
    eachStep = false,
    options = () => ({}),
    opened = async () => undefined,
  }: { eachStep?: boolean; options?: () => KioskOptions; opened?: () => Promise<void> } = {},
): void {
  test.beforeEach(async () => {
    pictures = folder;
    kiosk = await openElectronKiosk({ session: STAYS, ...options() });
    citizen = eachStep ? new Citizen(kiosk.page, look) : new Citizen(kiosk.page);
    await opened();
  });
  test.afterEach(() => kiosk?.close());
}
