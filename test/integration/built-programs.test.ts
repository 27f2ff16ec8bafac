/** The technician's programs as the package carries them: built, beside the core, with the configuration that was shipped. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build/build.ts';
import { OUT } from '../../scripts/setup/lib.mjs';
import { filledFolder, removeFolders } from '../kit/filled.ts';

const RUNTIME = path.join(OUT, 'build', 'runtime');
const run = (program: string, ...options: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(RUNTIME, program), ...options], {
    encoding: 'utf8',
    cwd: path.parse(RUNTIME).root,
  });
  return { status, text: stdout + stderr };
};

beforeAll(() => build());
afterAll(removeFolders);

describe('the built programs', () => {
  it('devices: lists what is plugged in', () => {
    const { status, text } = run('devices.mjs');
    expect(status).toBe(0);
    expect(text).toMatch(/串口[\s\S]*HID[\s\S]*摄像头 \d+ 个/);
  });

  it('devices: reads the shipped configuration and says what is not in it', () => {
    const { status, text } = run('devices.mjs', '--test', 'social-security-card');
    expect(status).toBe(1);
    expect(text).toContain('配置中没有社保卡读卡器（devices.socialSecurityCard）');
  });

  it('devices: loads the driver and says that the port can’t be opened', () => {
    const site = path.join(import.meta.dirname, '..', '..', 'kiosk-config', 'site.example.yaml');
    expect(existsSync(site)).toBe(true);
    const { status, text } = run('devices.mjs', '--test', 'scanner', '--config', site);
    expect(status).toBe(1);
    expect(text).toContain('端口打不开');
  });

  it('audit: checks a kiosk’s trail', async () => {
    expect(run('audit.mjs').status).toBe(1);
    const { folder } = await filledFolder({ waiting: 2, delivered: 1 });
    const { status, text } = run('audit.mjs', '--data', folder, '--verify');
    expect(status).toBe(0);
    expect(JSON.parse(text.trim().split('\n').at(-1) ?? '')).toMatchObject({ faults: 0 });
  });

  it('config: says each key and where it comes from', () => {
    const site = path.join(import.meta.dirname, '..', '..', 'kiosk-config', 'site.example.yaml');
    const { status, text } = run('config.mjs', '--data', OUT, '--config', site);
    expect(status).toBe(0);
    expect(text).toContain('kiosk.id\t"LY001"\tsite.yaml');
    expect(text).toContain('session.idleSeconds\t60\t默认');
  });

  it.each([
    ['swap.mjs', '--from 备份目录', 1],
    ['export-queue.mjs', '--to 导出目录', 1],
    ['uptime.mjs', '--from 2026-11', 1],
    ['export-key.mjs', '--out 私钥文件', 1],
    ['open-export.mjs', '--key 私钥文件', 2],
    ['remote.mjs', '用法：remote', 2],
  ])('%s: says how it is called', (program, part, exit) => {
    const { status, text } = run(program);
    expect(status).toBe(exit);
    expect(text).toContain(part);
  });

  it('the core loads no driver’s native module', () => {
    const loaded = packagesOf('core.mjs');
    expect(loaded).toContain('better-sqlite3');
    expect([...loaded].filter((name) => /serialport|node-hid|canvas|koffi|usb/.test(name))).toEqual([]);
  });
});

/** The packages that a built program imports at its start, itself or through its chunks. */
function packagesOf(program: string, seen = new Set<string>()): Set<string> {
  const text = readFileSync(path.join(RUNTIME, program), 'utf8');
  for (const [, name = ''] of text.matchAll(/^import (?:[^"']* from )?["']([^"']+)["'];$/gm)) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (name.startsWith('./')) packagesOf(name, seen);
  }
  return seen;
}
