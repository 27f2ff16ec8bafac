/** What befalls the kiosk on each day of the month: drawn by the seed, before anything begins. */
import type { Random } from '../../kit/random.ts';

/** How the platform is reached: not at all; well; told to come later; each answer lost on its way back. */
export type Way = 'away' | 'well' | 'busy' | 'loses';

export const DEVICE_FAULTS = ['paper-out', 'cover-open', 'reader-unplugged', 'scanner-unplugged'] as const;
export type DeviceFault = (typeof DEVICE_FAULTS)[number];
export type Kill = 'core' | 'device-host';

/** `at`: before how many of the day's citizens it comes. */
export type Day = {
  /** From the day's first citizen on; a later change holds to the next. */
  ways: { at: number; way: Way }[];
  device: { fault: DeviceFault; from: number; until: number };
  kills: { what: Kill; at: number }[];
  walkAways: number[];
  hasUpdate: boolean;
};

export type Month = { days: number; filings: number; random: Random };

const WALK_AWAYS = 0.06;

/** How many file on each day: the rest of the division comes first. */
export function filingsOf(day: number, { days, filings }: Pick<Month, 'days' | 'filings'>): number {
  return Math.floor(filings / days) + (day < filings % days ? 1 : 0);
}

export function dayOf(day: number, month: Month): Day {
  const { days, random } = month;
  const count = filingsOf(day, month);
  const place = () => random.below(Math.max(1, count));
  const [one, other] = [place(), place()].sort((a, b) => a - b) as [number, number];
  const fault =
    DEVICE_FAULTS[(day + random.below(DEVICE_FAULTS.length)) % DEVICE_FAULTS.length] ?? 'paper-out';
  const kills: Day['kills'] = [];
  if (day % 3 === 1) kills.push({ what: 'core', at: place() });
  if (day % 5 === 2) kills.push({ what: 'device-host', at: place() });
  return {
    ways: waysOf(day, count, month),
    device: { fault, from: one, until: Math.max(other, one + 1) },
    kills,
    walkAways: Array.from({ length: Math.max(1, Math.round(count * WALK_AWAYS)) }, place),
    hasUpdate: day === Math.floor((days - 1) / 2),
  };
}

/** The first days are online, with an hour's outage; then the platform is away, and once a week seems to be back for an hour. */
function waysOf(day: number, count: number, { days }: Month): Day['ways'] {
  const noon = Math.floor(count / 2);
  const hour = Math.max(2, Math.ceil(count / 8));
  if (day === 0 || (day === 1 && days > 10)) {
    return [
      { at: 0, way: 'well' },
      { at: noon, way: 'away' },
      { at: noon + hour, way: 'well' },
    ];
  }
  const away: Day['ways'] = [{ at: 0, way: 'away' }];
  const week = days > 10 ? 7 : 1;
  if (day % week !== 1 % week) return away;
  const way = Math.floor(day / week) % 2 === 0 ? 'loses' : 'busy';
  return [...away, { at: noon, way }, { at: noon + hour, way: 'away' }];
}
