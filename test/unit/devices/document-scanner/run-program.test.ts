/** A program that is late, says too much, is stopped, is missing: each ends, and says how. */
import { expect, it } from 'vitest';
import { runProgram } from '../../../../devices/document-scanner/run-program.ts';

const node = (code: string, limits: Partial<Parameters<typeof runProgram>[2]> = {}) =>
  runProgram(process.execPath, ['-e', code], { limitMs: 20_000, bytesMax: 1_000, ...limits });

it('gives what was written and said, and the arguments as they are', async () => {
  const ran = await runProgram(
    process.execPath,
    [
      '-e',
      'process.stdout.write(process.argv[1]); process.stderr.write("so"); process.exitCode = 6',
      '$(id) "x"',
    ],
    { limitMs: 20_000, bytesMax: 1_000 },
  );
  expect(ran).toMatchObject({ outcome: 'ended', code: 6, stderr: 'so' });
  expect('stdout' in ran && ran.stdout.toString()).toBe('$(id) "x"');
});

it('ends one that is late, also one that will not hear', async () => {
  const deaf = 'process.on("SIGTERM", () => 0); setInterval(() => 0, 1000)';
  expect(await node(deaf, { limitMs: 400 })).toEqual({ outcome: 'too-late' });
});

it('ends one that says too much', async () => {
  expect(await node('setInterval(() => process.stdout.write("x".repeat(500)), 1)')).toEqual({
    outcome: 'too-large',
  });
});

it('ends with the signal, and is not begun after it', async () => {
  const abort = new AbortController();
  const running = node('setInterval(() => 0, 1000)', { signal: abort.signal });
  abort.abort();
  expect(await running).toEqual({ outcome: 'stopped' });
  expect(await node('', { signal: abort.signal })).toEqual({ outcome: 'stopped' });
});

it('says that there is none', async () => {
  const ran = await runProgram('no-such-program-here', [], { limitMs: 1_000, bytesMax: 10 });
  expect(ran).toEqual({ outcome: 'missing' });
});
