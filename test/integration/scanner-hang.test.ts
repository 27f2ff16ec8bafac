/** A program that says why it fails and then hangs on its way out, as SANE's test scanner does once in sixty jams. */
import { expect, it } from 'vitest';
import { problemIn } from '../../devices/document-scanner/protocol.ts';
import { runProgram } from '../../devices/document-scanner/run-program.ts';

const hangs = (complaint: string) => [
  '-c',
  `trap '' TERM; echo "${complaint}" >&2; while :; do sleep 1; done`,
];
const limits = {
  limitMs: 25_000,
  bytesMax: 1_000,
  hasFailed: (complaint: string) => problemIn(complaint) !== 'failed',
};

it('is ended long before its limit, and what it said is what counts', async () => {
  const ran = await runProgram('sh', hangs('scanimage: sane_read: Document feeder jammed'), limits);
  expect(ran).toMatchObject({ outcome: 'ended', code: null });
  expect(ran.outcome === 'ended' && problemIn(ran.stderr)).toBe('jam');
});

it('has its whole time where it said no such thing', async () => {
  const ran = await runProgram('sh', hangs('scanimage: rounded value of br-x'), {
    ...limits,
    limitMs: 6_000,
  });
  expect(ran.outcome).toBe('too-late');
});
