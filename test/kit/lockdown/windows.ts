/** What the window manager says of the kiosk's window and of others. */
import type { Hands } from './vector.ts';

type Control = Hands['control'];
export type Window = { id: string; desktop: string; className: string };

/** As the window manager lists them (wmctrl(1)). `desktop`: its number, -1 for all. */
export function windows(control: Control): Window[] {
  const lines = control('wmctrl', '-lx').matchAll(/^(0x\w+)\s+(-?\d+)\s+(\S+)/gm);
  return [...lines].map(([, id = '', desktop = '', className = '']) => ({ id, desktop, className }));
}

/** In words; null: the kiosk's one window is in front, on the shown desktop, at the screen's corner. Others may lie below it. */
export function wrongWindow(control: Control, ownClass: string): string | null {
  const own = windows(control).filter(({ className }) => className === ownClass);
  const [only] = own;
  if (!only || own.length !== 1) return `${own.length} windows of its own`;
  const { id, desktop } = only;
  const shown = /^(\d+)\s+\*/m.exec(control('wmctrl', '-d'))?.[1];
  if (desktop !== shown && desktop !== '-1') return 'another desktop is shown';
  if (Number(control('xdotool', 'getactivewindow')) !== Number(id)) return 'another window is in front';
  const state = control('xwininfo', '-id', id);
  if (!state.includes('IsViewable')) return 'its window is not to be seen';
  const [x, y] = [/Absolute upper-left X:\s+(-?\d+)/, /Absolute upper-left Y:\s+(-?\d+)/].map(
    (each) => each.exec(state)?.[1],
  );
  return x === '0' && y === '0' ? null : `its window is at ${x}, ${y}`;
}

/** What an attempt started, e.g. by a key of the window manager's, does not meet the next one. Returns how many there were. */
export function closeOthers(control: Control, ownClass: string): number {
  const others = windows(control).filter(({ className }) => className !== ownClass);
  for (const { id } of others) control('wmctrl', '-i', '-c', id);
  return others.length;
}
