/** A kiosk made known to a sandbox over HTTP, as `npm run enrol` does it, and its clients. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EnrolmentFile, enrol } from '../../main/core/enrolment/enrol.ts';
import type { SigningSuiteName } from '../../main/core/model/signing-suite-name.ts';
import { createPlatformClient, type PlatformClient } from '../../main/core/platform/client.ts';
import { Keyring } from '../../main/core/platform/keyring.ts';
import type { DeviceIdentity } from '../../main/core/signing/device.ts';
import { generateSigningKey, publicPart } from '../../main/core/signing/signing.ts';

/** Who asks, and whose word counts; its clients share both. */
export type Known = { device: DeviceIdentity; keyring: Keyring };

export async function enrolled(
  sandbox: { url: string; enrolmentFor: (kioskId: string) => { code: string } | Promise<{ code: string }> },
  kioskId = 'LY001',
  suite: SigningSuiteName = 'ed25519',
): Promise<Known> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-enrol-'));
  try {
    const { code } = await sandbox.enrolmentFor(kioskId);
    const answer = await enrol({ dataFolder, baseUrl: sandbox.url, kioskId, code, suite });
    if (answer.outcome !== 'enrolled') throw new Error(JSON.stringify(answer));
    return { device: answer.device, keyring: new Keyring(answer.device.root) };
  } finally {
    rmSync(dataFolder, { recursive: true });
  }
}

/** Known to nobody: for what answers without asking who is there. */
export function stranger(kioskId = 'LY001'): Known {
  const [key, root] = [generateSigningKey(), publicPart(generateSigningKey())];
  const device = { kioskId, key, root, earlier: [], generation: 0 };
  return { device, keyring: new Keyring(device.root) };
}

export function clientAt(baseUrl: string, known: Known, timeoutMs = 5_000): PlatformClient {
  return createPlatformClient({ baseUrl, timeoutMs, ...known });
}

/** Another kiosk of a sandbox that runs as a process of its own. */
export async function anotherKiosk(sandboxUrl: string, kioskId = 'LY009'): Promise<PlatformClient> {
  const handedOut = await fetch(`${sandboxUrl}/_sandbox/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kioskId }),
  });
  const { code } = EnrolmentFile.parse(await handedOut.json());
  return clientAt(sandboxUrl, await enrolled({ url: sandboxUrl, enrolmentFor: () => ({ code }) }, kioskId));
}
