/** How far this machine's clock is from the platform's: a signature outside its minutes is refused. */
import type { Step, Way } from './step.ts';

export const clock: Step = {
  name: 'clock',
  leads: false,
  async look({ clock: now }: Way) {
    const { offsetMs, doubt } = now();
    const facts = offsetMs === null ? {} : { seconds: (offsetMs / 1000).toFixed(1) };
    if (doubt) return { state: 'wrong', problem: `clock-${doubt}`, facts };
    return offsetMs === null ? { state: 'none' } : { state: 'ok', facts };
  },
};
