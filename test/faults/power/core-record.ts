/** Records the real core process with a citizen at work and a platform that answers, loses answers and refuses. */
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DeviceIdentity } from '../../../main/core/signing/device.ts';
import { clientOf, coreProcess } from '../../kit/core-process.ts';
import { enrolled } from '../../kit/enrolled.ts';
import { untilStatus } from '../../kit/kiosk.ts';
import { seeded } from '../../kit/random.ts';
import { startSandbox } from '../../world/platform-sandbox/server.ts';
import { Citizen, type Matter } from '../kill/citizen.ts';
import { keepRecording, keptRecording, type Recording } from './recording.ts';
import { STRACE } from './trace.ts';

/** `platform`: the sandbox's folder as it was at the end. */
export type CoreRecording = Recording & { matters: Matter[]; platform: string; device: DeviceIdentity };

/** How long what was confirmed last may still be on its way when the recording ends, milliseconds. */
const AFTERWARDS_MS = 3_000;

export async function recordCore(place: string, seed: number, promises: number): Promise<CoreRecording> {
  const [root, trace, platform] = ['data', 'trace', 'platform'].map((name) => path.join(place, name)) as [
    string,
    string,
    string,
  ];
  const random = seeded(seed);
  const sandbox = await startSandbox({ folder: platform, capacity: 100_000, random: random.next });
  const wrapper = path.join(place, 'traced-node');
  writeFileSync(wrapper, `#!/bin/sh\nexec strace ${STRACE.join(' ')} -o ${trace} ${process.execPath} "$@"\n`);
  chmodSync(wrapper, 0o700);
  const { device } = await enrolled(sandbox);
  sandbox.faults.set({ latencyMs: 5, loseResponse: { rate: 0.15 }, status: { code: 503, rate: 0.05 } });
  const core = coreProcess({ data: root, device, platformUrl: sandbox.url, wrapper });
  const citizen = new Citizen(random, 0);
  const promised = () => citizen.matters.filter(({ receiptNo }) => receiptNo !== null).length;
  core.start();
  try {
    const client = clientOf(core);
    await untilStatus(client, ({ network }) => network === 'online');
    await citizen.live(client, () => promised() >= promises);
    await wait(AFTERWARDS_MS);
  } finally {
    await core.stop(30_000);
    await sandbox.close();
  }
  return { root, trace: readFileSync(trace, 'latin1'), matters: citizen.matters, platform, device };
}

export function keepCoreRecording(folder: string, recording: CoreRecording): void {
  keepRecording(folder, recording);
  writeFileSync(path.join(folder, 'matters'), JSON.stringify(recording.matters));
  writeFileSync(path.join(folder, 'device'), JSON.stringify(recording.device), { mode: 0o600 });
  mkdirSync(path.join(folder, 'platform'), { recursive: true });
  cpSync(recording.platform, path.join(folder, 'platform'), { recursive: true });
}

export function keptCoreRecording(folder: string): CoreRecording {
  const matters: Matter[] = JSON.parse(readFileSync(path.join(folder, 'matters'), 'utf8'));
  const device: DeviceIdentity = JSON.parse(readFileSync(path.join(folder, 'device'), 'utf8'));
  return { ...keptRecording(folder), matters, device, platform: path.join(folder, 'platform') };
}
