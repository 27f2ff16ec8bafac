/** The platform's key pair, kept in the sandbox's folder so that a restart still opens what was sealed before. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { generateKeyPair } from '../../main/core/store/seal.ts';

const KeyFile = z.object({ kid: z.string(), publicKey: z.string(), privateKey: z.string() });
export type PlatformKeys = z.infer<typeof KeyFile>;

export async function loadKeys(folder: string): Promise<PlatformKeys> {
  const file = path.join(folder, 'key.json');
  if (existsSync(file)) return KeyFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const pair = await generateKeyPair();
  const keys = {
    kid: `sandbox-${Buffer.from(pair.publicKey, 'base64').toString('hex').slice(0, 8)}`,
    ...pair,
  };
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
