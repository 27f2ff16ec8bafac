/** The installed kiosk as the people before it have it: installed and configured as its operator would, and used as a citizen and a technician would. */
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { run } from '../../../scripts/setup/lib.mjs';
import { Citizen } from '../../kit/citizen.ts';
import { fillBooking, fillPreReview } from '../../kit/matters.ts';
import { PIN } from '../../kit/screen.ts';
import type { OutsideWorld } from '../../world/outside-world.ts';
import { Eye, HEADLESS, openEye, startBench, wireUp } from './bench.ts';
import type { Machine } from './machine.ts';

/** How long a kiosk may take until a citizen can use it again, milliseconds: emulated nowhere, but two shared processors draw the screen. */
export const USABLE_MS = 60_000;
/** From inside a matter back to the attract screen, as somebody would who gives up. */
const WAY_OUT = ['返回首页', '首页', '结束办理'];

export const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export class InstalledKiosk {
  readonly machine: Machine;
  readonly #world: OutsideWorld;
  #eye: Eye | null = null;

  constructor(machine: Machine, world: OutsideWorld) {
    this.machine = machine;
    this.#world = world;
  }

  /** On a machine that is up. */
  async install(deb: string): Promise<void> {
    const { machine } = this;
    await run('cp', [deb, path.join(machine.shared, 'kiosk.deb')]);
    machine.write(HEADLESS, '/etc/default/liuyang-kiosk');
    const force = ['-o', 'Dpkg::Options::=--force-confold'];
    machine.must('apt-get', 'install', '-y', '--no-install-recommends', ...force, '/bench/kiosk.deb');
    openEye(machine);
    this.#eye = await Eye.open(machine);
    machine.must('systemctl', 'restart', 'liuyang-kiosk-screen');
    machine.must('systemctl', 'start', 'bench-eye');
  }

  /** `over`: what the site's file says beside the world's. */
  configure(over: object = {}): void {
    const site = JSON.stringify({ ...JSON.parse(wireUp(this.machine, this.#world)), ...over }, null, 2);
    this.machine.write(site, '/etc/liuyang-kiosk/site.yaml');
    this.machine.must('systemd-tmpfiles', '--create', 'liuyang-kiosk.conf');
  }

  setPin(): void {
    this.machine.answer(`${PIN}\n`, 'liuyang-kiosk-admin', 'pin');
  }

  /** After its power was cut. */
  async bootAgain(): Promise<void> {
    await this.machine.boot();
    startBench(this.machine);
  }

  async bench(action: object): Promise<void> {
    const answer = await post(`${this.#world.benchUrl}act`, action);
    if (!answer.ok) throw new Error(`${JSON.stringify(action)}: ${answer.status}`);
  }

  /** The kiosk's page, whichever browser shows it now. */
  async screen(): Promise<Page> {
    if (!this.#eye) throw new Error('no eye yet');
    return this.#eye.page(Date.now() + USABLE_MS);
  }

  /** Until the screen says so. */
  async says(words: string): Promise<void> {
    const since = Date.now();
    for (;;) {
      try {
        await expect((await this.screen()).getByText(words).first()).toBeVisible({ timeout: 5_000 });
        return;
      } catch (error) {
        if (Date.now() - since > USABLE_MS) throw error;
      }
    }
  }

  /** Until the attract screen can be tapped, on a page that stays: the one looked at may be about to be replaced. */
  async usable(): Promise<{ page: Page; ms: number }> {
    const since = Date.now();
    for (;;) {
      try {
        const page = await this.screen();
        const attract = page.getByRole('button', { name: '触摸屏幕开始' });
        const out = WAY_OUT.map((name) => page.getByRole('button', { name, exact: true }));
        await expect(out.reduce((either, each) => either.or(each), attract).first()).toBeVisible({
          timeout: 5_000,
        });
        for (const button of out) {
          if (await button.isVisible()) await button.click({ timeout: 2_000 });
        }
        await expect(attract).toBeEnabled({ timeout: 2_000 });
        return { page, ms: Date.now() - since };
      } catch (error) {
        if (Date.now() - since > USABLE_MS) throw error;
      }
    }
  }

  /** One citizen books, from the attract screen to the receipt, beginning anew where it breaks off before confirm; returns its number. */
  async books(): Promise<string> {
    const late = Date.now() + USABLE_MS;
    const bench = this.bench.bind(this);
    for (;;) {
      const { page } = await this.usable();
      const citizen = new Citizen(page);
      try {
        await fillBooking(citizen, { bench });
      } catch (error) {
        if (Date.now() > late) throw error;
        await bench({ do: 'remove' });
        continue;
      }
      await bench({ do: 'remove' });
      const receipt = await citizen.confirm();
      await citizen.finish();
      return receipt;
    }
  }

  /** One citizen files papers; `look`: called at the receipt. */
  async files(look: (page: Page) => Promise<unknown>): Promise<string> {
    const citizen = new Citizen((await this.usable()).page);
    await fillPreReview(citizen, { bench: this.bench.bind(this) });
    const receipt = await citizen.confirm();
    await look(citizen.page);
    await citizen.finish();
    return receipt;
  }

  /** A technician in the maintenance screen. */
  async technician(): Promise<Citizen> {
    const page = await this.screen();
    for (let tap = 0; tap < 5; tap++) await page.getByTestId('maintenance-corner').click();
    const technician = new Citizen(page);
    await technician.digits(PIN);
    await technician.tap('进入');
    return technician;
  }

  /** After an outage a kiosk spreads its backlog over minutes, so that thousands don't come at once: the technician has it sent now. */
  async deliverNow(): Promise<void> {
    await this.usable();
    const technician = await this.technician();
    await technician.tap(/^待提交队列/);
    await technician.press(technician.button(/立即提交/).first());
  }

  async cutPower(): Promise<void> {
    await this.#eye?.close();
    await this.machine.cutPower();
  }
}
