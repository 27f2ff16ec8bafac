/** Reads an strace recording: every change to the files of one folder, every fsync, and what was promised in between. */
import path from 'node:path';

export type DiskOp =
  | { op: 'create' | 'empty' | 'unlink' | 'mkdir'; path: string }
  /** `sync-begins` where other calls came between an fsync's begin and its end: it vouches for what was written before that. */
  | { op: 'sync' | 'sync-begins'; path: string }
  | { op: 'rename'; path: string; to: string }
  | { op: 'truncate'; path: string; size: number }
  | { op: 'write'; path: string; at: number; bytes: Buffer }
  /** A line on stdout */
  | { op: 'say'; line: string }
  /** Into a socket, by the number of its descriptor: to the screen's side or to the platform. */
  | { op: 'send'; to: string; bytes: Buffer };

export const TRACED =
  'openat,write,pwrite64,writev,pwritev,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,lseek,sendmsg,sendto';
/** With these strace writes what `readTrace` reads. */
export const STRACE = ['-f', '--seccomp-bpf', '-y', '-xx', '-s', '10000000', '-e', `trace=${TRACED}`];

/** With `strace -f -y -xx`: paths and bytes in hex escapes, descriptors followed by their path. */
export function readTrace(trace: string, folder: string): DiskOp[] {
  const ops: DiskOp[] = [];
  const offsets = new Map<string, number>();
  for (const { call, args, text: whole, result } of calls(trace)) {
    const [first = '', second = '', third = '', fourth = ''] = args;
    const inside = (file: string) => file === folder || file.startsWith(`${folder}/`);
    switch (call) {
      case 'openat': {
        const file = path.resolve(descriptor(first).path, text(second));
        if (!inside(file) || !/O_CREAT|O_TRUNC/.test(third)) break;
        offsets.set(descriptor(result).number, 0);
        if (third.includes('O_CREAT')) ops.push({ op: 'create', path: file });
        if (third.includes('O_TRUNC')) ops.push({ op: 'empty', path: file });
        break;
      }
      case 'write': {
        const { number, path: file } = descriptor(first);
        // The disk may have taken less than it was given.
        const bytes = hex(second).subarray(0, Number(result));
        if (number === '1') {
          for (const line of bytes.toString().split('\n').filter(Boolean)) ops.push({ op: 'say', line });
        } else if (isSocket(file)) {
          ops.push({ op: 'send', to: number, bytes });
        } else if (inside(file)) {
          const at = offsets.get(number) ?? 0;
          ops.push({ op: 'write', path: file, at, bytes });
          offsets.set(number, at + bytes.length);
        }
        break;
      }
      case 'pwrite64': {
        const { path: file } = descriptor(first);
        if (inside(file)) {
          const bytes = hex(second).subarray(0, Number(result));
          ops.push({ op: 'write', path: file, at: Number(fourth), bytes });
        }
        break;
      }
      case 'writev':
      case 'sendmsg':
      case 'sendto': {
        const { number, path: file } = descriptor(first);
        if (inside(file)) throw new Error(`${call} on the data folder is not modelled`);
        if (isSocket(file)) ops.push({ op: 'send', to: number, bytes: quoted(whole) });
        break;
      }
      case 'fsync':
      case 'fdatasync': {
        const { path: file } = descriptor(first);
        if (inside(file)) ops.push({ op: result === '' ? 'sync-begins' : 'sync', path: file });
        break;
      }
      case 'ftruncate': {
        const { path: file } = descriptor(first);
        if (inside(file)) ops.push({ op: 'truncate', path: file, size: Number(second) });
        break;
      }
      case 'rename':
        if (inside(text(first))) ops.push({ op: 'rename', path: text(first), to: text(second) });
        break;
      case 'unlink':
        if (inside(text(first))) ops.push({ op: 'unlink', path: text(first) });
        break;
      case 'mkdir':
        if (inside(text(first))) ops.push({ op: 'mkdir', path: text(first) });
        break;
      case 'lseek':
        break;
      default:
        if (args.some((arg) => inside(descriptor(arg).path) || inside(text(arg)))) {
          throw new Error(`${call} on the data folder is not modelled`);
        }
    }
  }
  return ops;
}

/** `result` is empty where only the call's begin was reached. */
type Call = { call: string; args: string[]; text: string; result: string };

/**
 * Joins a call that was still under way when another thread's came with its end; of an fsync the begin is told, too. Failed calls
 * are left out.
 */
function* calls(trace: string): Generator<Call> {
  const unfinished = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const match = /^(\d+) +(.*)$/.exec(line);
    if (!match) continue;
    const [, pid = '', rest = ''] = match;
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const whole = resumed ? `${unfinished.get(pid) ?? ''}${resumed[1]}` : rest;
    if (whole.endsWith('<unfinished ...>')) {
      const begun = whole.slice(0, -'<unfinished ...>'.length);
      unfinished.set(pid, begun);
      const [, call = '', args = ''] = /^(f(?:data)?sync)\((.*)$/.exec(begun) ?? [];
      if (call) yield { call, args: [args.trim()], text: args, result: '' };
      continue;
    }
    const parsed = /^(\w+)\((.*)\) += (.*)$/.exec(whole);
    if (!parsed) continue;
    const [, call = '', args = '', result = ''] = parsed;
    // An interrupted call leaves a blank before its bracket.
    const parts = args.split(', ').map((arg) => arg.trim());
    if (!/^(-1|\?)/.test(result)) yield { call, args: parts, text: args, result };
  }
}

/** `21<\x2f\x74…>` */
function descriptor(arg: string): { number: string; path: string } {
  const match = /^(-?\w+)<(.*)>$/.exec(arg);
  return { number: match?.[1] ?? '', path: match ? hex(match[2] ?? '').toString() : '' };
}

function text(arg: string): string {
  return arg.startsWith('"') ? hex(arg.slice(1, -1)).toString() : '';
}

function hex(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll(/\\x|"|\.\.\.$/g, ''), 'hex');
}

/** All quoted strings of a call's arguments, joined: the parts of a scattered write. */
function quoted(args: string): Buffer {
  return Buffer.concat([...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, part = '']) => hex(part)));
}

function isSocket(file: string): boolean {
  return /^(socket|TCP|TCPv6|UNIX[A-Z-]*):/.test(file);
}
