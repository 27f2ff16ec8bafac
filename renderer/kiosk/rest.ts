/** What a waiting screen does against burn-in, and how bright it is while nobody touches it. */
import { FULL_BRIGHTNESS } from '../../main/core/model/brightness.ts';

export type Rest = {
  /** Minutes that this page has rested so far. */
  step: number;
  /** Nobody has touched it for a while. */
  isResting: boolean;
  /** Percent; it holds while it rests. */
  brightness: number;
};

/** `shiftAt`: rem, of which one is ten design pixels; `driftAt`: shares. */
export type Shift = { x: number; y: number };

/** How far the content leaves its place, in rem: less than any margin at a screen's edge. */
const SHIFT_REM = 0.8;
const SHIFT_MINUTES = 60;
/** No common divisor: the notice comes back to the same place after two days. */
const DRIFT_MINUTES = { x: 47, y: 61 };

const turn = (step: number, minutes: number) => Math.sin((2 * Math.PI * step) / minutes);

/** An hour's figure of eight from the content's own place, by about a design pixel a minute, so that nobody sees it move. */
export function shiftAt(step: number): Shift {
  return { x: SHIFT_REM * turn(step, SHIFT_MINUTES), y: SHIFT_REM * turn(2 * step, SHIFT_MINUTES) };
}

/** Where on a dark screen its notice stands, from 0 (left, top) to 1 (right, bottom). */
export function driftAt(step: number): Shift {
  return { x: (1 + turn(step, DRIFT_MINUTES.x)) / 2, y: (1 + turn(step, DRIFT_MINUTES.y)) / 2 };
}

/** Tells the style sheets (places/attract/rest.css), which do the rest. Null: no waiting screen stands there. */
export function applyRest(rest: Rest | null, root: HTMLElement): void {
  const dimming = rest?.isResting ? 1 - rest.brightness / FULL_BRIGHTNESS : 0;
  const flags = { shifted: rest !== null && rest.step > 0, dimmed: dimming > 0 };
  for (const [name, isSet] of Object.entries(flags)) {
    if (isSet) root.dataset[name] = 'on';
    else delete root.dataset[name];
  }
  if (!rest) return;
  const shift = shiftAt(rest.step);
  const drift = driftAt(rest.step);
  root.style.setProperty('--shift-x', `${shift.x.toFixed(3)}rem`);
  root.style.setProperty('--shift-y', `${shift.y.toFixed(3)}rem`);
  root.style.setProperty('--drift-x', drift.x.toFixed(3));
  root.style.setProperty('--drift-y', drift.y.toFixed(3));
  root.style.setProperty('--dimming', dimming.toFixed(2));
}
