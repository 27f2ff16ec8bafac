import { expect, it } from 'vitest';
import { readTrace } from '../../../faults/power/trace.ts';

const hex = (text: string) =>
  [...Buffer.from(text)].map((b) => `\\x${b.toString(16).padStart(2, '0')}`).join('');
const file = `21<${hex('/d/kiosk.db')}>`;

it('reads a recording, also calls that another thread interrupted', () => {
  const trace = [
    `7 openat(AT_FDCWD<${hex('/')}>, "${hex('/d/kiosk.db')}", O_RDWR|O_CREAT, 0644) = ${file}`,
    `7 pwrite64(${file}, "${hex('abc')}", 3, 4096 <unfinished ...>`,
    `8 fsync(${file} <unfinished ...>`,
    '7 <... pwrite64 resumed>) = 3',
    '8 <... fsync resumed>) = 0',
    `7 pwrite64(${file}, "${hex('x')}", 1, 0) = -1 ENOSPC (No space left on device)`,
    `7 write(1<${hex('/dev/null')}>, "${hex('promised {}\n')}", 12) = 12`,
    `7 fsync(9<${hex('/elsewhere')}>) = 0`,
  ].join('\n');
  expect(readTrace(trace, '/d')).toEqual([
    { op: 'create', path: '/d/kiosk.db' },
    { op: 'sync-begins', path: '/d/kiosk.db' },
    { op: 'write', path: '/d/kiosk.db', at: 4096, bytes: Buffer.from('abc') },
    { op: 'sync', path: '/d/kiosk.db' },
    { op: 'say', line: 'promised {}' },
  ]);
});

it('reads what went into sockets, whole or in parts, and no more of a write than the disk took', () => {
  const socket = `3<${hex('socket:[77]')}>`;
  const trace = [
    `7 openat(AT_FDCWD<${hex('/')}>, "${hex('/d/blob')}", O_WRONLY|O_CREAT|O_EXCL, 0600) = 9<${hex('/d/blob')}>`,
    `7 write(9<${hex('/d/blob')}>, "${hex('abcdef')}", 6) = 4`,
    `7 write(9<${hex('/d/blob')}>, "${hex('ef')}", 2) = 2`,
    `7 write(${socket}, "${hex('one')}", 3) = 3`,
    `7 writev(${socket}, [{iov_base="${hex('tw')}", iov_len=2}, {iov_base="${hex('o')}", iov_len=1}], 2) = 3`,
    `7 fsync(9<${hex('/d/blob')}>) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)`,
  ].join('\n');
  expect(readTrace(trace, '/d')).toEqual([
    { op: 'create', path: '/d/blob' },
    { op: 'write', path: '/d/blob', at: 0, bytes: Buffer.from('abcd') },
    { op: 'write', path: '/d/blob', at: 4, bytes: Buffer.from('ef') },
    { op: 'send', to: '3', bytes: Buffer.from('one') },
    { op: 'send', to: '3', bytes: Buffer.from('two') },
  ]);
});
