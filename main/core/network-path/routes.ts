/** The technician's look at the way to the platform. */
import { implement } from '@orpc/server';
import type { Context } from '../session/access.ts';
import { acting } from '../session/unlocked.ts';
import { networkPathContract } from './contract.ts';
import { type WayParts, walkPath } from './path.ts';

export type NetworkPathDeps = {
  /** Null: it is not known where the platform is. */
  way: WayParts | null;
  noteAct: (act: string) => void;
};

export function networkPathRoutes({ way, noteAct }: NetworkPathDeps) {
  const os = implement(networkPathContract).$context<Context>();
  return os.router({
    walk: os.walk.use(acting).handler(async function* () {
      noteAct('network-walked');
      if (way) yield* walkPath(way);
    }),
  });
}
