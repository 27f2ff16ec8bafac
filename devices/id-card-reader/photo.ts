/**
 * The card's photo. Its coding (WLT) is proprietary and its decoders are vendors' libraries, some tied to a licence: one
 * runs as a program of its own, which may crash, hang or babble without harm. Bytes go by pipes only, never by a file.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { type Photo, readBmp } from './bmp.ts';
import type { PhotoDecoderConfig } from './config.ts';

/** Null where none is installed or it failed: the screen shows a silhouette. Never rejects. */
export type PhotoDecoder = (wlt: Uint8Array) => Promise<Photo | null>;

/** Many times a card's picture (38 862 bytes); a program that writes more has gone mad. */
const OUTPUT_MAX = 1024 * 1024;

export function photoDecoder(config: PhotoDecoderConfig | undefined): PhotoDecoder {
  if (!config) return async () => null;
  return async (wlt) => {
    const output = await run(config, wlt).catch(() => null);
    return output && readBmp(output);
  };
}

/** What the program wrote, or null when it failed, was late or wrote too much. */
async function run(
  { program, args, deadlineMs }: PhotoDecoderConfig,
  input: Uint8Array,
): Promise<Buffer | null> {
  // A group of its own: what a wrapper script started dies with it. Its complaints could hold what it decodes.
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    let failed = false;
    const giveUp = () => {
      failed = true;
      end(child);
      resolve(null);
    };
    const late = setTimeout(giveUp, deadlineMs);
    child.on('error', giveUp);
    // A program that reads nothing breaks the pipe; what it writes counts.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.stdout.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > OUTPUT_MAX) return giveUp();
      if (!failed) parts.push(part);
    });
    child.on('close', (code) => {
      clearTimeout(late);
      resolve(code === 0 && !failed ? Buffer.concat(parts) : null);
    });
  });
}

function end(child: ChildProcess): void {
  child.stdout?.destroy();
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
