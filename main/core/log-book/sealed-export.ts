/**
 * The form of a sealed export, both ways: `LYX1` ‖ length of the rest (4 bytes, big-endian) ‖ the sealed, packed bytes. The length vouches for nothing;
 * it tells a file that was cut from one that was changed. Before it, exports began with the sealed bytes themselves. Pure.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { openBytes, type Recipient, SuiteName, sealBytes, sealedBytesKid } from '../sealing/seal.ts';

const MAGIC = Buffer.from('LYX1');
const HEAD_BYTES = MAGIC.length + 4;
/** Some days' journal is a few MiB. */
const PLAIN_BYTES_MAX = 512 * 1024 * 1024;

/** As `exportSealed` and the reports name them: kiosk, what, moment, kind. */
const NAME = /^([A-Z]{2}\d{3}-(?:log|report)-\d{8}T\d{6}\.(?:jsonl|pdf))\.gz\.sealed$/;

/** What opens them, as `export-key` writes it. Both halves raw bytes, base64. */
export const ExportKeyPair = z.object({
  kid: z.string().min(1).max(64),
  suite: SuiteName,
  publicKey: z.base64(),
  privateKey: z.base64().min(1),
});
export type ExportKeyPair = z.infer<typeof ExportKeyPair>;

export type Opened =
  | { outcome: 'opened'; name: string; bytes: Uint8Array }
  | { outcome: 'other-key'; kid: string }
  /** `missing`: how many bytes. */
  | { outcome: 'cut'; missing: number }
  | { outcome: 'too-long' | 'changed' | 'not-an-export' | 'name' };

/** What the envelope is bound to: whoever opens it names the file's own name. */
const exportAad = (name: string): Uint8Array => Buffer.from(`liuyang-kiosk/export ${name}`);

export function sealExport(key: Recipient, name: string, bytes: Uint8Array): Uint8Array {
  const sealed = sealBytes(key, gzipSync(bytes), exportAad(name));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([MAGIC, length, sealed]);
}

/** `name`: under which the kiosk wrote it. All of it or nothing. */
export async function openExport(
  { kid, privateKey }: Pick<ExportKeyPair, 'kid' | 'privateKey'>,
  name: string,
  file: Uint8Array,
): Promise<Opened> {
  const plainName = NAME.exec(name)?.[1];
  if (plainName === undefined) return { outcome: 'name' };
  const unwrapped = unwrap(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  if ('outcome' in unwrapped) return unwrapped;
  const { sealed } = unwrapped;
  const sealedTo = sealedBytesKid(sealed);
  if (sealedTo === null) return { outcome: 'not-an-export' };
  if (sealedTo !== kid) return { outcome: 'other-key', kid: sealedTo };
  const packed = await openBytes(privateKey, sealed, exportAad(name));
  if (!packed) return { outcome: 'changed' };
  try {
    return {
      outcome: 'opened',
      name: plainName,
      bytes: gunzipSync(packed, { maxOutputLength: PLAIN_BYTES_MAX }),
    };
  } catch {
    // Whole, and sealed by somebody else: no kiosk packs like this.
    return { outcome: 'not-an-export' };
  }
}

type Unwrapped = { sealed: Buffer } | { outcome: 'cut'; missing: number } | { outcome: 'too-long' };

function unwrap(file: Buffer): Unwrapped {
  const isBegun = MAGIC.subarray(0, file.length).equals(file.subarray(0, MAGIC.length));
  if (!isBegun) return { sealed: file };
  if (file.length < HEAD_BYTES) return { outcome: 'cut', missing: HEAD_BYTES - file.length };
  const missing = HEAD_BYTES + file.readUInt32BE(MAGIC.length) - file.length;
  if (missing > 0) return { outcome: 'cut', missing };
  return missing < 0 ? { outcome: 'too-long' } : { sealed: file.subarray(HEAD_BYTES) };
}
