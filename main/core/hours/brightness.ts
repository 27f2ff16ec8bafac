/** How bright the waiting screen is at this hour. Pure. */
import type { BrightnessConfig } from '../../../kiosk-config/schema.ts';
import { FULL_BRIGHTNESS } from '../model/brightness.ts';
import { hallTime } from '../model/clock.ts';

/**
 * Each line holds until the next, the day's last one over midnight. Percent; full without lines, and by a clock in doubt (`nowMs` null).
 *
 * @param lines in the order of their times, as the schema takes them
 */
export function brightnessAt(lines: BrightnessConfig, nowMs: number | null): number {
  if (nowMs === null) return FULL_BRIGHTNESS;
  const now = hallTime(nowMs).slice(11, 16);
  const line = lines.findLast(({ from }) => from <= now) ?? lines.at(-1);
  return line?.percent ?? FULL_BRIGHTNESS;
}
