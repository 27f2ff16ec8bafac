/** Makes this kiosk known to the platform: its device key goes there, the platform's root comes back, both proven by the code. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readText } from '../../../kiosk-config/read-text.ts';
import type { SigningSuiteName } from '../model/signing-suite-name.ts';
import type { Answer } from '../platform/answers.ts';
import { readAnswer, unreachable } from '../platform/read-answer.ts';
import { createSignedHttp } from '../platform/signed-http.ts';
import { createTransport, type TransportOptions } from '../platform/transport.ts';
import { type DeviceIdentity, readDevice, writeDevice } from '../signing/device.ts';
import { generateSigningKey, PublicSigningKey, publicPart, SigningKey } from '../signing/signing.ts';
import { writeDurably } from '../store/durable-files.ts';
import { readJson } from '../store/read-json.ts';
import { isProof, kioskProof, platformProof } from './proof.ts';

/** What the platform's staff hand out for one kiosk: as a file, or its code alone on paper. */
export const EnrolmentFile = z.object({
  kioskId: z.string(),
  code: z.string(),
  /** Scheme, host and port; the configuration's where it is left out. */
  platform: z.url().optional(),
});
export type EnrolmentFile = z.infer<typeof EnrolmentFile>;

export const EnrolmentRequest = z.object({
  kioskId: z.string(),
  key: PublicSigningKey,
  proof: z.base64(),
});
export const EnrolmentAnswer = z.object({
  root: PublicSigningKey,
  proof: z.base64(),
  /** Which machine in this kiosk's place it is, counted from 0 (signing/device.ts); a platform that knows no swap says nothing. */
  generation: z.number().int().min(0).default(0),
});

export type EnrolOptions = {
  dataFolder: string;
  baseUrl: string;
  kioskId: string;
  /** By `normalCode`. */
  code: string;
  suite?: SigningSuiteName;
  transport?: TransportOptions;
  timeoutMs?: number;
  /** Keys of the machine whose place this one takes, newest first. */
  earlier?: readonly PublicSigningKey[];
};

export type EnrolAnswer =
  | { outcome: 'enrolled'; device: DeviceIdentity }
  /** Refused by the platform: `code-unknown`, `code-used`, `code-expired`. */
  | { outcome: 'refused'; code: string }
  | { outcome: 'unreachable'; detail: string }
  /** Somebody answered who does not know the code: not the platform. */
  | { outcome: 'not-the-platform' };

/** A key made for an enrolment whose answer was lost: the code is good for it alone. */
const PENDING = 'device.pending.json';
const Pending = z.object({ code: z.string(), key: SigningKey });
const NO_STATE = { 'x-kiosk-audit': `0:${'0'.repeat(64)}`, 'x-kiosk-clock': 'right' };

/** Safe to repeat. Throws what the disk throws. */
export async function enrol(options: EnrolOptions): Promise<EnrolAnswer> {
  const { dataFolder, baseUrl, kioskId, code } = options;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const key = pendingKey(options);
  const answer = await ask(options, key);
  if (answer.kind === 'refused') return { outcome: 'refused', code: answer.code };
  if (answer.kind === 'nonsense') return { outcome: 'not-the-platform' };
  if (answer.kind !== 'ok') {
    const detail = answer.kind === 'busy' ? `HTTP ${answer.status}` : answer.cause;
    return { outcome: 'unreachable', detail: `${baseUrl}（${detail}）` };
  }
  const { root, proof, generation } = answer.value;
  if (!isProof(platformProof(code, kioskId, publicPart(key), root, generation), proof))
    return { outcome: 'not-the-platform' };
  const before = readDevice(dataFolder, kioskId);
  const earlier =
    before.outcome === 'enrolled' ? [publicPart(before.device.key), ...before.device.earlier] : [];
  const device = { kioskId, key, root, earlier: [...earlier, ...(options.earlier ?? [])], generation };
  writeDevice(dataFolder, device);
  rmSync(path.join(dataFolder, PENDING), { force: true });
  return { outcome: 'enrolled', device };
}

function pendingKey({ dataFolder, code, suite }: EnrolOptions): SigningKey {
  const file = path.join(dataFolder, PENDING);
  // One that is torn was never sent: whoever wrote it was cut off before.
  const pending = existsSync(file) ? readJson(readText(file), Pending) : null;
  if (pending?.code === code) return pending.key;
  const key = generateSigningKey(suite);
  writeDurably(file, JSON.stringify({ code, key }));
  return key;
}

async function ask(
  { baseUrl, kioskId, code, transport, timeoutMs = 15_000 }: EnrolOptions,
  key: SigningKey,
): Promise<Answer<z.infer<typeof EnrolmentAnswer>>> {
  const http = createSignedHttp({
    device: { kioskId, key },
    transport: createTransport(baseUrl, transport),
    about: () => NO_STATE,
  });
  const request = { kioskId, key: publicPart(key), proof: kioskProof(code, kioskId, publicPart(key)) };
  try {
    const response = await http.send({
      method: 'POST',
      url: `${baseUrl.replace(/\/+$/, '')}/v1/enrolments`,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(request)),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return readAnswer(EnrolmentAnswer, response, await response.text());
  } catch (error) {
    return unreachable(error);
  } finally {
    http.agent.destroy();
  }
}
