/** What breaks, how it is done, and how it is mended. Each is done to the real thing: a process, a disk, a wire, an answer. */
import { commandLine } from '../../kit/web-screen.ts';
import type { Scene } from './scene.ts';

export type Fault = {
  name: string;
  strike(scene: Scene): Promise<void>;
  /** Null: it heals by itself, or by the kiosk. */
  lift: ((scene: Scene) => Promise<void>) | null;
  /** Takes the page away: the next one begins at the attract screen. */
  endsPage?: 'renewed' | 'reloaded';
  /** Nobody can be served while it lasts: said so is enough. */
  closes?: true;
  /** Why it can't be done on this machine; null where it can. */
  missing?(scene: Scene): string | null;
};

const signal = (who: 'corePid' | 'deviceHostPid', what: NodeJS.Signals) => async (scene: Scene) => {
  process.kill(await scene.living(who), what);
};

const platform = (name: string, plan: object): Fault => ({
  name,
  strike: ({ screen }) => screen.faults(plan),
  lift: ({ screen }) => screen.faults({}),
});

const bench = (name: string, strike: object, lift: object): Fault => ({
  name,
  strike: ({ screen }) => screen.bench(strike),
  lift: ({ screen }) => screen.bench(lift),
});

const unplugged = (name: string, device: string): Fault =>
  bench(name, { do: 'unplug', device }, { do: 'plug', device });

const noDisk = ({ disks }: Scene) => (disks ? null : 'no loop device can be mounted here');

export const FAULTS: readonly Fault[] = [
  { name: 'core-killed', strike: signal('corePid', 'SIGKILL'), lift: null },
  { name: 'core-stopped', strike: signal('corePid', 'SIGSTOP'), lift: null },
  { name: 'device-host-killed', strike: signal('deviceHostPid', 'SIGKILL'), lift: null },
  { name: 'device-host-stopped', strike: signal('deviceHostPid', 'SIGSTOP'), lift: null },
  {
    name: 'page-crashed',
    async strike({ screen }) {
      for (const pid of screen.browserPids()) {
        // What Chromium forks has its switches in one word.
        if (commandLine(pid).join(' ').includes('--type=renderer')) process.kill(pid, 'SIGKILL');
      }
    },
    lift: null,
    endsPage: 'renewed',
  },
  {
    name: 'page-loops',
    async strike({ page }) {
      // Never answered: the browser is ended under it.
      page
        .evaluate(() => {
          for (;;);
        })
        .catch(() => undefined);
    },
    lift: null,
    endsPage: 'renewed',
  },
  {
    name: 'page-reloaded',
    // Its end is not awaited: the seconds count from here.
    strike: async ({ page }) => void page.reload().catch(() => undefined),
    lift: null,
    endsPage: 'reloaded',
  },
  bench('platform-down', { do: 'network', up: false }, { do: 'network', up: true }),
  platform('platform-silent', { latencyMs: 120_000 }),
  platform('platform-endless', { endless: { rate: 1 } }),
  platform('platform-503', { status: { code: 503, rate: 1 } }),
  unplugged('reader-unplugged', 'id-card-reader'),
  bench('paper-out', { do: 'paper', paper: 'out' }, { do: 'paper', paper: 'ok' }),
  {
    name: 'a4-printer-off',
    strike: async ({ a4 }) => a4?.unplug(),
    lift: async ({ a4 }) => a4?.plug(),
    missing: ({ a4 }) => (a4 ? null : 'no ippeveprinter here'),
  },
  unplugged('scanner-unplugged', 'scanner'),
  { name: 'camera-gone', strike: ({ page }) => takeCamera(page), lift: ({ page }) => giveCamera(page) },
  {
    name: 'second-disk-blocked',
    strike: async ({ disks }) => void disks?.second.block(),
    lift: async ({ disks }) => disks?.second.answerAgain(),
    missing: noDisk,
  },
  {
    name: 'data-disk-full',
    strike: async ({ disks }) => disks?.data.fill(),
    lift: async ({ disks }) => disks?.data.makeRoom(),
    missing: noDisk,
  },
  {
    name: 'data-disk-blocked',
    strike: async ({ disks }) => void disks?.data.block(),
    lift: async ({ disks }) => disks?.data.answerAgain(),
    closes: true,
    missing: noDisk,
  },
];

/** As Chromium tells a page of a camera that was pulled out: its track ends, and no other is found. */
async function takeCamera(page: Scene['page']): Promise<void> {
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
    for (const video of document.querySelectorAll('video')) {
      for (const track of (video.srcObject as MediaStream | null)?.getTracks() ?? []) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
    }
  });
}

async function giveCamera(page: Scene['page']): Promise<void> {
  await page.evaluate(() => {
    // The browser's own again.
    Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia');
  });
}
