/** Reads an strace recording: every change to the files of one folder, every fsync, and what was promised in between. */
import path from 'node:path';

export type DiskOp =
  | { op: 'create' | 'empty' | 'unlink' | 'mkdir' | 'sync'; path: string }
  | { op: 'rename'; path: string; to: string }
  | { op: 'truncate'; path: string; size: number }
  | { op: 'write'; path: string; at: number; bytes: Buffer }
  /** A line on stdout */
  | { op: 'say'; line: string };

export const TRACED =
  'openat,write,pwrite64,writev,pwritev,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,lseek';

/** With `strace -f -y -xx`: paths and bytes in hex escapes, descriptors followed by their path. */
export function readTrace(trace: string, folder: string): DiskOp[] {
  const ops: DiskOp[] = [];
  const offsets = new Map<string, number>();
  for (const { call, args, result } of calls(trace)) {
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
        const bytes = hex(second);
        if (number === '1') {
          for (const line of bytes.toString().split('\n').filter(Boolean)) ops.push({ op: 'say', line });
        } else if (inside(file)) {
          const at = offsets.get(number) ?? 0;
          ops.push({ op: 'write', path: file, at, bytes });
          offsets.set(number, at + bytes.length);
        }
        break;
      }
      case 'pwrite64': {
        const { path: file } = descriptor(first);
        if (inside(file)) ops.push({ op: 'write', path: file, at: Number(fourth), bytes: hex(second) });
        break;
      }
      case 'fsync':
      case 'fdatasync': {
        const { path: file } = descriptor(first);
        if (inside(file)) ops.push({ op: 'sync', path: file });
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

type Call = { call: string; args: string[]; result: string };

/** Joins a call that another thread interrupted with its end. Failed calls are left out. */
function* calls(trace: string): Generator<Call> {
  const unfinished = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const match = /^(\d+) +(.*)$/.exec(line);
    if (!match) continue;
    const [, pid = '', rest = ''] = match;
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const whole = resumed ? `${unfinished.get(pid) ?? ''}${resumed[1]}` : rest;
    if (whole.endsWith('<unfinished ...>')) {
      unfinished.set(pid, whole.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const parsed = /^(\w+)\((.*)\) += (.*)$/.exec(whole);
    if (!parsed) continue;
    const [, call = '', args = '', result = ''] = parsed;
    // An interrupted call leaves a blank before its bracket.
    const parts = args.split(', ').map((arg) => arg.trim());
    if (!result.startsWith('-1')) yield { call, args: parts, result };
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
