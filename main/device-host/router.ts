/** The device host's contract, carried out: its own part, and each device's. */
import { implement } from '@orpc/server';
import { collectGarbage } from '../process/clean-memory.ts';
import { deviceHostContract } from './contract.ts';
import type { Devices } from './devices.ts';

export function createHostRouter(devices: Devices) {
  const { messages, restart, collectGarbage: collecting, memory } = deviceHostContract;
  const os = implement({ messages, restart, collectGarbage: collecting, memory });
  const own = os.router({
    messages: os.messages.handler(async function* ({ signal }) {
      const later = devices.messages.subscribe('message', { ...(signal && { signal }) });
      for (const status of devices.statuses()) yield { event: 'status', status } as const;
      yield* later;
    }),
    restart: os.restart.handler(({ input }) => devices.restart(input.device)),
    collectGarbage: os.collectGarbage.handler(collectGarbage),
    memory: os.memory.handler(() => process.memoryUsage.rss()),
  });
  return { ...devices.routers, ...own };
}
