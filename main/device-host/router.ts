/** The device host's contract, carried out. */
import { implement } from '@orpc/server';
import { deviceHostContract } from './contract.ts';
import type { Devices } from './devices.ts';
import { cardReadEvents } from './read-card.ts';

export function createHostRouter(devices: Devices) {
  const os = implement(deviceHostContract);
  return os.router({
    events: os.events.handler(async function* ({ signal }) {
      const later = devices.events.subscribe('event', { ...(signal && { signal }) });
      for (const status of devices.statuses()) yield { event: 'status', status } as const;
      yield { event: 'card-presence', present: devices.presence.present } as const;
      yield { event: 'social-card-presence', present: devices.socialCard.present } as const;
      yield { event: 'slip-at-exit', present: devices.slipExit.present } as const;
      yield* later;
    }),
    readCard: os.readCard.handler(({ signal }) => cardReadEvents(devices, signal)),
    print: os.print.handler(async ({ input }) => {
      const answer = await devices.printer.use((printer, busy) => {
        busy();
        return printer.print(input.slip);
      });
      if (answer) return answer;
      const fault = devices.printer.status.fault ?? {
        code: 'unplugged' as const,
        technician: '未配置打印机，或打印机尚未连接',
      };
      return { outcome: 'not-started', fault } as const;
    }),
    printDocument: os.printDocument.handler(async ({ input }) =>
      devices.a4Printer.print(new Uint8Array(await input.pdf.arrayBuffer()), input.jobName),
    ),
    purgeDocuments: os.purgeDocuments.handler(async () => ({ clean: await devices.a4Printer.purge() })),
    readSocialCard: os.readSocialCard.handler(({ signal }) => devices.socialCard.read(signal)),
    restart: os.restart.handler(({ input }) => devices.restart(input.device)),
  });
}
