/** A fault that nothing caught is told by its place; what it quotes stays untold. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { NODE, ROOT } from '../../scripts/setup/lib.mjs';

const module = path.join(ROOT, 'main', 'process', 'fatal-faults.ts');

test.each([
  ['an exception', `JSON.parse('张样例{')`],
  ['a promise that nobody waits for', `Promise.reject(new SyntaxError('张样例'))`],
])('%s: one line with its place, exit code 1, and nothing of what it quotes', (_name, fault) => {
  const script = `import { reportFatalFaults } from ${JSON.stringify(module)}; reportFatalFaults('core'); ${fault};`;
  const { status, stdout, stderr } = spawnSync(NODE, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  const { event, process, name, at } = JSON.parse(stderr);
  expect({ event, process, name }).toEqual({
    event: 'process.crashed',
    process: 'core',
    name: 'SyntaxError',
  });
  expect(at[0]).toMatch(/^ +at /);
  expect(stdout + stderr).not.toContain('张样例');
});
