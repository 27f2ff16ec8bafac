/** One day at the kiosk: who comes, and what befalls it meanwhile. */
import type { Citizens } from './citizens.ts';
import type { MonthKiosk } from './kiosk.ts';
import { atTime } from './nights.ts';
import type { Day, DeviceFault, Way } from './weather.ts';

const OPENS = '08:30';
const CLOSES = '17:30';
const PRINTS = 0.04;
/** Between two citizens: less than what makes a kiosk doubt its clock, should an answer be under way. */
const BETWEEN_MAX_MS = 5 * 60_000;

/** What has befallen it so far, by kind. */
export type Befallen = {
  walkAways: number;
  slipsPrinted: number;
  slipsNotPrinted: number;
  faults: Record<string, number>;
};

const ACTS: Readonly<Record<DeviceFault, readonly [begin: object, end: object]>> = {
  'paper-out': [
    { do: 'paper', paper: 'out' },
    { do: 'paper', paper: 'ok' },
  ],
  'cover-open': [
    { do: 'cover', open: true },
    { do: 'cover', open: false },
  ],
  'reader-unplugged': [
    { do: 'unplug', device: 'id-card-reader' },
    { do: 'plug', device: 'id-card-reader' },
  ],
  'scanner-unplugged': [
    { do: 'unplug', device: 'scanner' },
    { do: 'plug', device: 'scanner' },
  ],
};

export class Days {
  readonly befallen: Befallen = { walkAways: 0, slipsPrinted: 0, slipsNotPrinted: 0, faults: {} };
  readonly #kiosk: MonthKiosk;
  readonly #citizens: Citizens;
  /** From the beginning of a day's device fault to its end. */
  #fault: DeviceFault | null = null;
  #way: Way = 'well';

  constructor(kiosk: MonthKiosk, citizens: Citizens) {
    this.#kiosk = kiosk;
    this.#citizens = citizens;
  }

  get fault(): DeviceFault | null {
    return this.#fault;
  }

  /** So many file, spread over the opening hours. */
  async live(day: Day, count: number): Promise<void> {
    const { clock } = this.#kiosk;
    await this.#kiosk.leapTo(atTime(clock.now, OPENS));
    const closes = atTime(clock.now, CLOSES);
    for (let at = 0; at < count; at++) {
      await this.#befall(day, at);
      for (const leaves of day.walkAways) if (leaves === at) await this.#walkAway();
      await this.#file(day, at);
      clock.advance(Math.min(BETWEEN_MAX_MS, (closes - clock.now) / (count - at)));
    }
    if (this.#fault) await this.#repair(this.#fault);
  }

  async reached(way: Way): Promise<void> {
    if (way === this.#way) return;
    this.#way = way;
    if (way !== 'well') this.#count(`platform-${way}`);
    await this.#kiosk.reached(way);
    // A technician wants it to be tried: what the platform does with it is what this way is about.
    if (way === 'busy' || way === 'loses')
      await this.#kiosk.technician((client) => client.maintenance.retryQueue());
  }

  async #befall({ ways, device, kills }: Day, at: number): Promise<void> {
    const change = ways.find((each) => each.at === at);
    if (change) await this.reached(change.way);
    if (device.from === at && !this.#fault) {
      this.#fault = device.fault;
      this.#count(device.fault);
      await this.#kiosk.bench(ACTS[device.fault][0]);
    } else if (device.until === at && this.#fault) await this.#repair(this.#fault);
    if (kills.some((kill) => kill.what === 'device-host' && kill.at === at)) {
      this.#count('device-host-killed');
      process.kill(this.#kiosk.installed.deviceHost, 'SIGKILL');
    }
  }

  async #repair(fault: DeviceFault): Promise<void> {
    await this.#kiosk.bench(ACTS[fault][1]);
    this.#fault = null;
  }

  async #walkAway(): Promise<void> {
    await this.#citizens.walkAway();
    this.befallen.walkAways++;
  }

  async #file(day: Day, at: number): Promise<void> {
    const isKilled = day.kills.some((kill) => kill.what === 'core' && kill.at === at);
    if (isKilled) {
      this.#count('core-killed');
      const { core } = this.#kiosk.installed;
      await this.#citizens.file(() => process.kill(core, 'SIGKILL'));
      return;
    }
    const slip = await this.#citizens.file(null, PRINTS);
    if (slip === 'printed') this.befallen.slipsPrinted++;
    else if (slip) this.befallen.slipsNotPrinted++;
  }

  #count(what: string): void {
    const { faults } = this.befallen;
    faults[what] = (faults[what] ?? 0) + 1;
  }
}
