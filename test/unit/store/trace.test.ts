import { expect, it } from 'vitest';
import { readTrace } from '../../faults/power/trace.ts';

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
    { op: 'write', path: '/d/kiosk.db', at: 4096, bytes: Buffer.from('abc') },
    { op: 'sync', path: '/d/kiosk.db' },
    { op: 'say', line: 'promised {}' },
  ]);
});
