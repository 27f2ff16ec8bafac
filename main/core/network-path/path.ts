/** Walks the way to the platform, one step after the other, and says where it ends. */
import type { PathResult } from '../model/network-path.ts';
import { clock } from './steps/clock.ts';
import { connect } from './steps/connect.ts';
import { gateway } from './steps/gateway.ts';
import { name } from './steps/name.ts';
import { platform } from './steps/platform.ts';
import type { Step, Way } from './steps/step.ts';
import { tls } from './steps/tls.ts';

/** In the order in which a connection is made. */
const STEPS: readonly Step[] = [gateway, name, connect, tls, platform, clock];

export type WayParts = Omit<Way, 'socket' | 'root'> & { root?: string };

/** Each step's result as soon as it is known. */
export async function* walkPath(parts: WayParts): AsyncGenerator<PathResult, void> {
  const way: Way = { root: '/', ...parts, socket: null };
  let broken = false;
  try {
    for (const step of STEPS) {
      if (broken && step.leads) {
        yield { step: step.name, state: 'not-reached', problem: null, facts: {}, ms: 0 };
        continue;
      }
      const began = performance.now();
      const found = await step.look(way);
      const ms = Math.round(performance.now() - began);
      if (found.state === 'wrong' && step.leads) broken = true;
      const problem = found.state === 'wrong' ? found.problem : null;
      yield { step: step.name, state: found.state, problem, facts: found.facts ?? {}, ms };
    }
  } finally {
    way.socket?.destroy();
  }
}
