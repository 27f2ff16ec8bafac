/** Runs one program with its arguments as they are: no shell, no file, a limit on its time and on what it says, and an end to it at any moment. */
import { type ChildProcess, spawn } from 'node:child_process';

export type Ran =
  /** `code`: null where a signal ended it. */
  | { outcome: 'ended'; code: number | null; stdout: Buffer; stderr: string }
  | { outcome: 'missing' | 'too-late' | 'too-large' | 'stopped' };

export type RunLimits = {
  limitMs: number;
  /** Most bytes that it may write. */
  bytesMax: number;
  signal?: AbortSignal | undefined;
  /** Whether what it has complained of so far is why it fails: then it has little time left to end by itself. */
  hasFailed?: (complaint: string) => boolean;
  /** Beside the environment of this process. */
  env?: Readonly<Record<string, string>> | undefined;
};

/** Complaints beyond this are not read. */
const COMPLAINT_MAX = 16_384;
/** After a polite signal a scanner's head travels home; then the program is ended, milliseconds. */
const HOME_MS = 4_000;

/** Never rejects. Of what was written only the returned copy is left. */
export function runProgram(program: string, args: readonly string[], limits: RunLimits): Promise<Ran> {
  const { limitMs, bytesMax, signal, hasFailed, env } = limits;
  if (signal?.aborted) return Promise.resolve({ outcome: 'stopped' });
  // A group of its own: what it started ends with it. Sentences are read by what they say, so in no language but the first.
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
    env: { ...process.env, ...env, LC_ALL: 'C' },
  });
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    let complaint = '';
    let why: Exclude<Ran['outcome'], 'ended'> | null = null;
    let killing: NodeJS.Timeout | undefined;
    let failing: NodeJS.Timeout | undefined;
    const endSoon = () => {
      end(child, 'SIGTERM');
      killing ??= setTimeout(() => end(child, 'SIGKILL'), HOME_MS);
    };
    const stop = (because: NonNullable<typeof why>) => {
      if (why !== null) return;
      why = because;
      endSoon();
    };
    const onAbort = () => stop('stopped');
    const late = setTimeout(() => stop('too-late'), limitMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    child.stdout.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > bytesMax) stop('too-large');
      if (why === null) parts.push(part);
      else part.fill(0);
    });
    child.stderr.on('data', (part: Buffer) => {
      if (complaint.length < COMPLAINT_MAX) complaint += part.toString('latin1');
      // Back ends can hang on their way out: a jam is not waited for until the limit.
      if (hasFailed?.(complaint)) failing ??= setTimeout(endSoon, HOME_MS);
    });
    const settle = (ran: Ran) => {
      clearTimeout(late);
      clearTimeout(killing);
      clearTimeout(failing);
      signal?.removeEventListener('abort', onAbort);
      for (const part of parts) part.fill(0);
      resolve(ran);
    };
    child.on('error', () => settle({ outcome: 'missing' }));
    child.on('close', (code) => {
      if (why !== null) return settle({ outcome: why });
      settle({ outcome: 'ended', code, stdout: Buffer.concat(parts), stderr: complaint });
    });
  });
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
