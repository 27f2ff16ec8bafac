/** A fleet through an outage: steady hours, hours without the platform, and the coming back. */
import { seeded } from '../../kit/random.ts';
import { SimulatedKiosk } from './kiosk.ts';
import { type Load, type OutageKind, SimulatedPlatform } from './platform.ts';
import { VirtualClock } from './virtual-clock.ts';

export type FleetOptions = {
  kiosks: number;
  /** Submissions a kiosk and hour. */
  perHour: number;
  outageHours: number;
  outage: OutageKind;
  probeMs: number;
  seed: number;
  onProgress?: (line: string) => void;
};

export type FleetFigures = {
  confirmed: number;
  cases: number;
  lost: number;
  /** Submissions a second: mean before the outage, and the highest mean of a minute after it. */
  steady: number;
  peak: number;
  peakToSteady: number;
  /** All requests, probes included, likewise. */
  allSteady: number;
  allPeak: number;
  allPeakToSteady: number;
  /** Hours from the platform's return until nothing that was confirmed before it waits any more. */
  hoursToDrain: number;
  /** Seconds from confirm to case for those confirmed after the return: 99 of 100 took no longer. */
  freshWaitP99: number;
  /** Filed again under a key that the platform knew: answered with the same case. */
  repeats: number;
};

const HOUR_MS = 3600_000;
const MINUTE = 60;
/** Left out at the beginning, when all kiosks were just switched on, seconds. */
const SETTLING = 600;

export async function simulateFleet(options: FleetOptions): Promise<FleetFigures> {
  const {
    kiosks: count,
    perHour,
    outageHours,
    outage,
    probeMs,
    seed,
    onProgress = () => undefined,
  } = options;
  const random = seeded(seed);
  const start = Date.parse('2026-11-24T08:00:00+08:00');
  const clock = new VirtualClock(start);
  const longest = 1 + outageHours + outageHours * 2 + 3;
  const platform = new SimulatedPlatform(clock, longest * 3600, random);
  const kiosks = Array.from({ length: count }, (_, number) => {
    const kiosk = new SimulatedKiosk({ number, clock, platform, random, probeMs });
    clock.after(random.next() * probeMs, () => kiosk.start());
    confirmAtRandom(clock, kiosk, perHour, random.next);
    return kiosk;
  });
  const sum = (of: (kiosk: SimulatedKiosk) => number) => kiosks.reduce((total, one) => total + of(one), 0);

  await clock.run(start + HOUR_MS);
  onProgress(`steady hour over: ${platform.cases.size} cases`);
  platform.outage = outage;
  await clock.run(start + HOUR_MS * (1 + outageHours));
  const back = clock.now();
  platform.outage = null;
  onProgress(`the platform is back: ${sum((kiosk) => kiosk.waiting)} submissions wait`);

  let drainedAt = 0;
  const end = start + longest * HOUR_MS;
  while (clock.now() < end && drainedAt === 0) {
    await clock.run(clock.now() + MINUTE * 1000);
    if (kiosks.every((kiosk) => kiosk.oldestWaiting >= back)) drainedAt = clock.now();
  }
  await clock.run(Math.min(end, clock.now() + 10 * 60_000));
  const fresh = kiosks.flatMap((kiosk) => kiosk.freshWaits(back)).sort((a, b) => a - b);
  const confirmed = sum((kiosk) => kiosk.confirmed);
  const waiting = sum((kiosk) => kiosk.waiting);
  const backSecond = (back - start) / 1000;
  const lastSecond = Math.floor((clock.now() - start) / 1000);
  const measure = (kinds: (keyof Load)[]) => {
    const perSecond = kinds.map((kind) => platform.load[kind]);
    const mean = (from: number, to: number) =>
      perSecond.reduce((total, counts) => total + counts.subarray(from, to).reduce((a, b) => a + b, 0), 0) /
      (to - from);
    const steady = mean(SETTLING, 3600);
    let peak = 0;
    for (let at = backSecond; at + MINUTE <= lastSecond; at++) peak = Math.max(peak, mean(at, at + MINUTE));
    return { steady, peak };
  };
  const submissions = measure(['submissions']);
  const all = measure(['submissions', 'asks', 'uploads', 'probes']);
  return {
    confirmed,
    cases: platform.cases.size,
    lost: confirmed - waiting - platform.cases.size,
    steady: round(submissions.steady),
    peak: round(submissions.peak),
    peakToSteady: round(submissions.peak / submissions.steady),
    allSteady: round(all.steady),
    allPeak: round(all.peak),
    allPeakToSteady: round(all.peak / all.steady),
    hoursToDrain: round((drainedAt - back) / HOUR_MS),
    repeats: platform.repeats,
    freshWaitP99: round((fresh[Math.floor(fresh.length * 0.99)] ?? 0) / 1000),
  };
}

/** Citizens come independently of each other: exponential times between them. */
function confirmAtRandom(
  clock: VirtualClock,
  kiosk: SimulatedKiosk,
  perHour: number,
  random: () => number,
): void {
  const next = () => -Math.log(1 - random()) * (HOUR_MS / perHour);
  const come = () => {
    kiosk.confirm();
    clock.after(next(), come);
  };
  clock.after(next(), come);
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
