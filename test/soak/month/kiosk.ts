/** One installed kiosk with its world, all by one clock that the campaign moves. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { ClockMover } from '../../kit/clock-mover.ts';
import { PIN } from '../../kit/core-process.ts';
import { type KioskClient, type SandboxCase, untilStatus } from '../../kit/kiosk.ts';
import { closer } from '../../kit/termination.ts';
import { type OutsideWorld, startOutsideWorld } from '../../world/outside-world.ts';
import { Installed } from './installed.ts';
import { Releases } from './release.ts';
import { Screen } from './screen.ts';
import type { Way } from './weather.ts';

/** The product's own: its long timers are the moved clock's. */
const PROBE_MS = 30_000;
const LEAP_REST_MS = 400;
const PLANS: Readonly<Record<Exclude<Way, 'away'>, object>> = {
  well: {},
  busy: { status: { code: 503, rate: 1, retryAfterSeconds: 1_800 } },
  loses: { loseResponse: { rate: 0.8, path: '/v1/bookings' } },
};

export class MonthKiosk {
  readonly clock: ClockMover;
  readonly installed: Installed;
  readonly releases: Releases;
  readonly screen: Screen;
  readonly close: () => Promise<void>;
  readonly #world: OutsideWorld;

  private constructor(
    parts: Pick<MonthKiosk, 'clock' | 'installed' | 'releases' | 'screen' | 'close'> & {
      world: OutsideWorld;
    },
  ) {
    const { clock, installed, releases, screen, close, world } = parts;
    this.clock = clock;
    this.installed = installed;
    this.releases = releases;
    this.screen = screen;
    this.close = close;
    this.#world = world;
  }

  /** Installed, configured and enrolled as an operator does it, and started. */
  static async open(deb: string): Promise<MonthKiosk> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'month-'));
    const closers: (() => Promise<unknown>)[] = [];
    const close = closer(async () => {
      for (const each of closers.reverse()) await each();
      rmSync(folder, { recursive: true, force: true });
    });
    try {
      const clock = new ClockMover(path.join(folder, 'clock'));
      closers.push(async () => clock.close());
      const installed = new Installed(path.join(folder, 'm'), deb, clock.env);
      const releases = await Releases.open(folder, clock.now);
      closers.push(() => releases.close());
      const world = await startOutsideWorld({
        folder: path.join(folder, 'outside'),
        config: { platform: { probeMs: PROBE_MS } },
        env: clock.env,
      });
      closers.push(() => world.close());
      await world.enrol(installed.data);
      installPin(installed.data, PIN);
      const site = JSON.parse(readFileSync(world.configFile, 'utf8'));
      mkdirSync(path.dirname(installed.site), { recursive: true });
      writeFileSync(installed.site, JSON.stringify({ ...site, updates: releases.site }, null, 2));
      closers.push(() => installed.close());
      await installed.boot();
      const screen = new Screen(installed.coreSocket);
      closers.push(() => screen.close());
      return new MonthKiosk({ clock, installed, releases, screen, close, world });
    } catch (error) {
      await close();
      throw error;
    }
  }

  /**
   * Hours go by. What was under way with the platform is over first: an answer that left before and is heard after says another time of day,
   * and the kiosk's clock would be in doubt until the next one.
   */
  async leapTo(at: number): Promise<void> {
    await wait(LEAP_REST_MS);
    this.clock.advanceTo(at);
    await wait(LEAP_REST_MS);
  }

  readonly bench = (action: object) => this.#post(`${this.#world.benchUrl}act`, action);

  /** From now on the platform is reached so. */
  async reached(way: Way): Promise<void> {
    if (way !== 'away') await this.#post(`${this.#world.sandboxUrl}/_sandbox/faults`, PLANS[way]);
    await this.bench({ do: 'network', up: way !== 'away' });
    // Over the next probe.
    this.clock.advance(2 * PROBE_MS);
  }

  async cases(): Promise<SandboxCase[]> {
    return (await fetch(`${this.#world.sandboxUrl}/_sandbox/cases`)).json();
  }

  /** The phone number in a case's sealed payload, as the platform reads it; null: it has none. */
  async phoneOf(key: string): Promise<string | null> {
    const answer = await fetch(`${this.#world.sandboxUrl}/_sandbox/cases/${key}`);
    return answer.ok ? (await answer.json()).phone : null;
  }

  /** The technician's screen is open for as long as the work takes. */
  technician<T>(work: (client: KioskClient) => Promise<T>, patienceMs?: number): Promise<T> {
    return this.screen.again(async (client) => {
      const { outcome } = await client.maintenance.unlock({ pin: PIN });
      if (outcome !== 'unlocked') throw new Error(`unlock: ${outcome}`);
      try {
        return await work(client);
      } finally {
        await client.maintenance.lock();
      }
    }, patienceMs);
  }

  /** Every device that the bench has answers, and the platform where it is reached. */
  async untilReady(isOnline: boolean): Promise<void> {
    await this.screen.again((client) =>
      untilStatus(
        client,
        ({ devices, network }) =>
          devices.filter(({ state }) => state === 'ready').length >= 3 && (!isOnline || network === 'online'),
      ),
    );
  }

  async #post(url: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  }
}

/** Looks again until it is so; `between` is done before each further look. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  between: () => void | Promise<void> = () => undefined,
  patienceMs = 180_000,
): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`${what}: not within ${patienceMs / 1000} s`);
    await wait(200);
    await between();
  }
}
