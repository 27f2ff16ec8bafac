/** The development launcher and a kiosk in service: it takes no folder that has a site.yaml. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

it.each([['web'], ['electron']])('refuses it for the %s shell, and touches nothing', (shell) => {
  const data = mkdtempSync(path.join(os.tmpdir(), 'kiosk-service-'));
  writeFileSync(path.join(data, 'site.yaml'), 'kiosk:\n  id: LY001\n');
  const script = path.join(ROOT, 'scripts/launch/start.ts');
  const { status, stderr, stdout } = spawnSync(process.execPath, [script, '--shell', shell, '--data', data], {
    encoding: 'utf8',
    timeout: 300_000,
  });
  expect(status).toBe(1);
  expect(stdout + stderr).toContain('belongs to a kiosk in service');
  expect(readdirSync(data)).toEqual(['site.yaml']);
  rmSync(data, { recursive: true });
});
