/** What is killed and stopped, as data: each process of the installed kiosk, in both ways that a process fails. */
import type { Machine } from './machine.ts';

export type Blow = { victim: string; signal: 'KILL' | 'STOP'; strike: (machine: Machine) => void };

/** By what its command line says; the oldest where there are several. */
const VICTIMS: Readonly<Record<string, string>> = {
  core: 'runtime/core[.]mjs',
  'device host': 'runtime/device-host[.]mjs',
  shell: 'node/node .*web/shell/index[.]mjs',
  browser: '^/usr/lib/chromium/chromium .*--kiosk',
};

export const BLOWS: readonly Blow[] = Object.entries(VICTIMS).flatMap(([victim, pattern]) =>
  (['KILL', 'STOP'] as const).map((signal) => ({
    victim,
    signal,
    strike: (machine: Machine) => {
      const pid = machine.must('pgrep', '-o', '-f', pattern).trim();
      machine.must('kill', `-${signal}`, pid);
    },
  })),
);
