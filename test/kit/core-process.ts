/** The real core as a process of its own, on a data folder and against a sandbox of the campaign's. */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { installPin } from '../../main/core/maintenance/pin.ts';
import { type DeviceIdentity, writeDevice } from '../../main/core/signing/device.ts';
import { ChildHost } from '../../main/process/child-host.ts';
import { COMPILED, ROOT } from '../../scripts/setup/lib.mjs';
import { NO_LIMITS } from '../world/outside-world.ts';
import { compiledCatalogue } from './catalogue.ts';
import { type KioskClient, untilStatus } from './kiosk.ts';

export const PIN = '990011';

export type CoreProcess = {
  data: string;
  /** As the platform knows it; written into the data folder. */
  device: DeviceIdentity;
  platformUrl: string;
  /** Runs the core in place of the Node binary; gets its arguments. */
  wrapper?: string;
  /** Laid over what it needs. */
  config?: object;
  env?: Record<string, string>;
};

/** The configuration goes beside the data folder. */
export function coreProcess({
  data,
  device,
  platformUrl,
  wrapper,
  config: own,
  env = {},
}: CoreProcess): ChildHost {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  installPin(data, PIN);
  writeDevice(data, device);
  const config = `${data}.json`;
  writeFileSync(
    config,
    JSON.stringify({
      kiosk: { id: device.kioskId, samplePeople: true },
      platform: { baseUrl: platformUrl, timeoutMs: 1500, probeMs: 300 },
      storage: { reserveMiB: 16 },
      limits: NO_LIMITS,
      ...own,
    }),
  );
  return new ChildHost({
    node: wrapper ?? process.execPath,
    entry: path.join(ROOT, 'main/core/index.ts'),
    env: {
      PATH: process.env.PATH ?? '',
      KIOSK_DATA: data,
      KIOSK_CONFIG: [path.join(ROOT, 'kiosk-config/default.yaml'), config].join(path.delimiter),
      KIOSK_CATALOGUE: compiledCatalogue(),
      KIOSK_DEVICE_HOST: path.join(ROOT, 'main/device-host/index.ts'),
      KIOSK_VERSION: 'faults',
      KIOSK_LOG: 'error',
      NODE_COMPILE_CACHE: COMPILED,
      ...env,
    },
    backoffMs: [1, 1],
  });
}

export function clientOf(core: ChildHost): KioskClient {
  const port = core.connect();
  if (!port) throw new Error('the core is down');
  return createORPCClient(new RPCLink({ port }));
}

/** Makes all due as a technician would, again and again, until nothing waits. */
export async function drain(client: KioskClient): Promise<{ parked: number }> {
  await client.maintenance.unlock({ pin: PIN });
  let parked = 0;
  const again = setInterval(() => void client.maintenance.retryQueue().catch(() => undefined), 2_000);
  try {
    await client.maintenance.retryQueue();
    await untilStatus(client, ({ queue, network }) => {
      parked = queue.parked;
      return network === 'online' && queue.waiting === 0;
    });
  } finally {
    clearInterval(again);
  }
  return { parked };
}
