/** Input drawn by lot at the real kiosk; after each round of it the kiosk has to be the kiosk, and now and then free for the next citizen. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type Opened, openShell } from '../../kit/lockdown/opened.ts';
import type { Shell } from '../../kit/lockdown/vector.ts';
import { seeded } from '../../kit/random.ts';
import { PORTRAIT } from '../../kit/screen.ts';
import { closer } from '../../kit/termination.ts';
import { XClient, type XInput } from '../../kit/x-client.ts';
import { type InputEvent, lifted, nextGesture, type Place, type Scene } from './events.ts';
import { inTime, Watch } from './watch.ts';

/** Events between two looks at the page, which has then handled them. */
const BURST = 60;
/** Events between two looks at windows, processes and logs. */
const ROUND = 600;
/** Events between two waits for the next citizen's screen. */
const VISIT = 50_000;
/** From the last input to a kiosk that is as it was, in milliseconds: as the lockdown's vectors have. */
const HEALED_MS = 10_000;
const LOOK_MS = 250;
/** Of the kiosk's session; 长辈版 waits twice as long. */
const SESSION = { idleSeconds: 5, idleWarningSeconds: 3 } as const;
const IDLE_MS = (SESSION.idleSeconds + SESSION.idleWarningSeconds) * 2 * 1000;
/** Kept to be told, and sent once more by `--replay`. */
const LAST = 2_000;
const LOG_LINES = 15;

const CLICK: readonly XInput[] = [
  { do: 'button', button: 1, down: true },
  { do: 'button', button: 1, down: false },
];

export type FuzzOptions = {
  shell: Shell;
  events: number;
  seed: number;
  /** In place of drawn ones: what a failed run wrote down. */
  replay?: readonly InputEvent[];
  /** From the last input to a kiosk that is as it was; longer where a busy machine is not what is looked for. */
  healedMs?: number;
  /** Asked after each round. */
  isTimeUp?: () => boolean;
  onProgress?: (sent: number) => void;
};

export type FuzzReport = {
  sent: number;
  healed: number;
  /** Times that the shell ended in order, for its supervisor to start it anew. */
  restarted: number;
  /** Windows of others that came and stayed below the kiosk's. */
  below: number;
  escapes: string[];
  crashes: string[];
  last: InputEvent[];
  /** Of the screen at the first finding. */
  picture: Buffer | null;
  /** The last lines that shell and core wrote. */
  log: string[];
};

/** Ends at the first escape or crash. */
export async function fuzzInput(options: FuzzOptions): Promise<FuzzReport> {
  let stage = await openStage(options.shell);
  const close = closer(() => stage.close());
  const again = async () => {
    await stage.close();
    stage = await openStage(options.shell);
    return stage;
  };
  try {
    return await new InputFuzz(stage, again, options).run();
  } finally {
    await close();
  }
}

type Stage = { opened: Opened; client: XClient; watch: Watch; close: () => Promise<void> };

async function openStage(shell: Shell): Promise<Stage> {
  const opened = await openShell(shell, { session: SESSION });
  const client = await XClient.connect(opened.display.name);
  const close = async () => {
    client.close();
    await opened.close();
  };
  await opened.page();
  return { opened, client, watch: new Watch(opened), close };
}

class InputFuzz {
  #stage: Stage;
  readonly #again: () => Promise<Stage>;
  readonly #options: FuzzOptions;
  readonly #healedMs: number;
  readonly #report: FuzzReport = {
    ...{
      sent: 0,
      healed: 0,
      restarted: 0,
      below: 0,
      escapes: [],
      crashes: [],
      last: [],
      picture: null,
      log: [],
    },
  };

  constructor(stage: Stage, again: () => Promise<Stage>, options: FuzzOptions) {
    this.#stage = stage;
    this.#again = again;
    this.#options = options;
    this.#healedMs = options.healedMs ?? HEALED_MS;
  }

  async run(): Promise<FuzzReport> {
    const report = this.#report;
    const { events, isTimeUp = () => false } = this.#options;
    await this.#nextCitizen();
    for (let visits = 0; report.sent < events && !this.#isOver() && !isTimeUp(); ) {
      await this.#round();
      this.#options.onProgress?.(report.sent);
      if (!this.#isOver() && report.sent >= (visits + 1) * VISIT) {
        visits += 1;
        await this.#nextCitizen();
      }
    }
    if (!this.#isOver()) await this.#nextCitizen();
    this.#count();
    report.log = this.#stage.opened.log().trimEnd().split('\n').slice(-LOG_LINES);
    if (this.#isOver()) report.picture = this.#stage.opened.display.picture().png;
    return report;
  }

  #count(): void {
    this.#report.healed += this.#stage.watch.healed;
    this.#report.below += this.#stage.watch.below;
  }

  /** What the OS's supervisor does with a shell that ended. */
  async #startAgain(): Promise<void> {
    this.#count();
    this.#report.restarted += 1;
    this.#stage = await this.#again();
    await this.#nextCitizen();
  }

  #isOver(): boolean {
    return this.#report.escapes.length + this.#report.crashes.length > 0;
  }

  async #round(): Promise<void> {
    const from = this.#report.sent;
    const random = seeded(this.#options.seed + from);
    const sent: InputEvent[] = [];
    while (sent.length < ROUND && this.#report.sent < this.#options.events) {
      const scene = await this.#scene();
      const burst = this.#options.replay?.slice(this.#report.sent, this.#report.sent + BURST) ?? [];
      while (!this.#options.replay && burst.length < BURST) burst.push(...nextGesture(random, scene));
      if (burst.length === 0) break;
      await this.#send(burst);
      sent.push(...burst);
    }
    const up = lifted(sent);
    if (up.length > 0) await this.#send(up);
    await this.#look();
  }

  /** Handled when the page has painted once more. */
  async #scene(): Promise<Scene> {
    const page = await this.#stage.watch.page();
    const targets = page ? await inTime(page.evaluate(lookForTargets)) : null;
    return { ...PORTRAIT, targets: targets ?? [] };
  }

  async #send(events: readonly InputEvent[]): Promise<void> {
    const report = this.#report;
    report.sent += events.length;
    report.last = [...report.last, ...events].slice(-LAST);
    let together: XInput[] = [];
    for (const event of events) {
      if (event.do !== 'touch' && event.do !== 'bench') {
        together.push(event);
        continue;
      }
      await this.#stage.client.feign(together);
      together = [];
      if (event.do === 'bench') await this.#stage.opened.bench(event.action);
      else await this.#touch(event);
    }
    await this.#stage.client.feign(together);
  }

  async #touch(event: { type: 'touchStart' | 'touchMove' | 'touchEnd'; at: Place[] }): Promise<void> {
    const page = await this.#stage.watch.page();
    if (!page) return;
    const touchPoints = event.at.map((place, id) => ({ ...place, id }));
    const done = devtoolsOf(page).then((session) =>
      session.send('Input.dispatchTouchEvent', { type: event.type, touchPoints }),
    );
    // A page that is replaced meanwhile has no fingers on it.
    await inTime(done);
  }

  /** As it should be within the deadline, or an escape. */
  async #look(): Promise<void> {
    const { watch } = this.#stage;
    const until = performance.now() + this.#healedMs;
    let why = await watch.wrong();
    while (why !== null && performance.now() < until) {
      await pause(LOOK_MS);
      why = await watch.wrong();
    }
    watch.clear();
    const crashes = watch.crashes();
    this.#report.crashes.push(...crashes);
    if (watch.hasEnded && crashes.length === 0) return this.#startAgain();
    if (why !== null) this.#report.escapes.push(why);
  }

  /** All hands off: the session ends by itself, one touch begins the next. */
  async #nextCitizen(): Promise<void> {
    await this.#stage.opened.bench({ do: 'remove' });
    const start = (page: Page) => page.getByRole('button', { name: '触摸屏幕开始' });
    const isFree = await this.#within(IDLE_MS + this.#healedMs, (page) =>
      start(page).isEnabled({ timeout: LOOK_MS }),
    );
    if (!isFree) return void this.#report.escapes.push('the attract screen does not come back by itself');
    await this.#look();
    const hasBegun = await this.#within(this.#healedMs, async (page) => {
      // Not the first screen alone: a busy page may hear of two touches, and the second chooses on it.
      const isPast = await start(page).isHidden();
      if (isPast && (await page.getByRole('heading').first().isVisible())) return true;
      const box = await start(page).boundingBox({ timeout: LOOK_MS });
      if (!box) return false;
      const { x, y } = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
      await this.#send([{ do: 'move', x, y }, ...CLICK]);
      return false;
    });
    if (!hasBegun) this.#report.escapes.push('a touch does not begin the next session');
  }

  async #within(ms: number, isThere: (page: Page) => Promise<boolean>): Promise<boolean> {
    const until = performance.now() + ms;
    while (performance.now() < until) {
      const page = await this.#stage.watch.page();
      if (page && (await inTime(isThere(page)))) return true;
      await pause(LOOK_MS);
    }
    return false;
  }
}

const sessions = new WeakMap<Page, ReturnType<ReturnType<Page['context']>['newCDPSession']>>();

function devtoolsOf(page: Page) {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  return known;
}

/** Runs in the page: the middle of each thing that can be tapped, after the next picture. */
function lookForTargets(): Promise<Place[]> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const things = document.querySelectorAll('button:not(:disabled), [role=tab], input, a');
      const places = [...things].map((thing) => {
        const { left, top, width, height } = thing.getBoundingClientRect();
        return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
      });
      resolve(places.filter(({ x, y }) => x > 0 && y > 0 && x < innerWidth && y < innerHeight));
    });
  });
}
