/** One look at the kiosk at rest: memory and open files of its processes, and what its page holds. */
import { expect } from '../kit/patience.ts';
import { KINDS, type Kind, kioskProcesses } from '../kit/processes.ts';
import type { Kiosk } from '../kit/screen.ts';
import { unobserved } from './unobserved.ts';

const MIB = 2 ** 20;
/** A session's last work is over then: keys let go, the sound device closed, the last page's pixels dropped; milliseconds. */
const REST_MS = 3_000;
const DRAINED_MS = 60_000;

export type Sample = {
  run: number;
  /** Sums over core, shell and renderer, in MiB. */
  residentMiB: number;
  /** Of it what no file backs: the rest is program text that the system drops when it needs the room. */
  anonymousMiB: number;
  rssMiB: number;
  /** PSS by kind of process, the device host's among them, in MiB. */
  kinds: Record<Kind, number>;
  coreFiles: number;
  deviceHostFiles: number;
  page: { heapMiB: number; nodes: number; listeners: number };
};

/** After so many runs, with so many matters confirmed, all of which the platform has to have first. */
export type Sampler = (run: number, confirmed: number) => Promise<Sample>;

export async function sampler(kiosk: Kiosk): Promise<Sampler> {
  await unobserved(kiosk.page);
  const devtools = await kiosk.page.context().newCDPSession(kiosk.page);
  await devtools.send('Performance.enable');
  const page = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return {
      heapMiB: value('JSHeapUsedSize') / MIB,
      nodes: value('Nodes'),
      listeners: value('JSEventListeners'),
    };
  };
  return async (run, confirmed) => {
    await expect(kiosk.page.getByRole('button', { name: '触摸屏幕开始' })).toBeEnabled();
    await expect.poll(async () => (await kiosk.cases()).length, { timeout: DRAINED_MS }).toBe(confirmed);
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    const all = kiosk.roots().flatMap(kioskProcesses);
    const sum = (of: typeof all, figure: 'pss' | 'anonymous' | 'rss' | 'openFiles') =>
      of.reduce((total, each) => total + each[figure], 0);
    const ofKind = (kind: Kind) => all.filter((each) => each.kind === kind);
    const counted = all.filter(({ kind }) => kind !== 'device-host' && kind !== 'other');
    return {
      run,
      residentMiB: sum(counted, 'pss') / MIB,
      anonymousMiB: sum(counted, 'anonymous') / MIB,
      rssMiB: sum(counted, 'rss') / MIB,
      kinds: Object.fromEntries(KINDS.map((kind) => [kind, sum(ofKind(kind), 'pss') / MIB])) as Record<
        Kind,
        number
      >,
      coreFiles: sum(ofKind('core'), 'openFiles'),
      deviceHostFiles: sum(ofKind('device-host'), 'openFiles'),
      page: await page(),
    };
  };
}
