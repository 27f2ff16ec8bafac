import { implement } from '@orpc/server';
import type { Context } from '../session/access.ts';
import { telemetryContract } from './contract.ts';
import type { Telemetry } from './telemetry.ts';

export function telemetryRoutes({ telemetry }: { telemetry: Pick<Telemetry, 'painted' | 'flow'> }) {
  const os = implement(telemetryContract).$context<Context>();
  return os.router({
    painted: os.painted.handler(({ input }) => telemetry.painted(input.layout)),
    flow: os.flow.handler(({ input }) => telemetry.flow(input)),
  });
}
