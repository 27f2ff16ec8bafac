/** `npm run devices -- --test …`: what the technician reads, against the bench. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeviceBench, hasSocat, startDeviceBench } from '../world/device-bench/bench.ts';
import { ippPrinterMissing, startIppPrinter } from '../world/device-bench/print/ipp-printer.ts';

let folder: string;
let bench: DeviceBench;
let config: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-tool-'));
  bench = await startDeviceBench({
    folder: path.join(folder, 'bench'),
    networkTarget: { host: '127.0.0.1', port: 9 },
    usePtys: hasSocat(),
    presenter: { uncollected: 'leave', uncollectedSeconds: 60 },
    photos: true,
  });
  config = path.join(folder, 'site.yaml');
  writeFileSync(config, JSON.stringify({ devices: bench.devices }));
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

function run(...args: string[]) {
  const child = spawn(process.execPath, ['devices/cli/devices.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      text += part.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { text: () => text, ended };
}

describe('the devices tool', () => {
  it('reads a card: module number, that it was read, and the photo, not who it is', async () => {
    const tool = run('--test', 'reader', '--config', config);
    await expect.poll(tool.text).toContain('请在 30 秒内放上身份证');
    bench.placeCard('zhang');
    expect(await tool.ended).toBe(0);
    expect(tool.text()).toContain('SAM 编号：05.03-20180101-0001234567-0987654321');
    expect(tool.text()).toMatch(/读取成功：resident，姓名 3 个字/);
    expect(tool.text()).toMatch(/照片：102×126，解码用 \d+ 毫秒/);
    expect(tool.text()).not.toMatch(/张样例|990000199003071235|幸福路/);
    bench.removeCard();
  });

  it('prints a slip, and says whether one waits at the exit', async () => {
    const tool = run('--test', 'printer', '--config', config);
    await expect.poll(tool.text).toContain('请在 30 秒内取走');
    expect(tool.text()).toMatch(/出纸口：空[\s\S]*测试页已打印[\s\S]*出纸口：有回执未取走/);
    bench.takeSlip();
    expect(await tool.ended).toBe(0);
    expect(tool.text()).toContain('回执已取走');
  });

  it('says when the configured presenter does not answer, and that the slip was printed all the same', async () => {
    bench.printer.presenter = false;
    const tool = run('--test', 'printer', '--config', config);
    expect(await tool.ended).toBe(0);
    expect(tool.text()).toContain('打印机不回答（请核对 receiptPrinter.presenter');
    expect(tool.text()).toContain('测试页已打印');
  });

  it('hears a code', async () => {
    const tool = run('--test', 'scanner', '--config', config);
    await expect.poll(tool.text).toContain('请在 30 秒内扫一个码');
    await bench.scan('LY001-20261124-0001-R');
    expect(await tool.ended).toBe(0);
    expect(tool.text()).toContain('类型 slip');
  });

  it('lists what is plugged in', async () => {
    const tool = run();
    await tool.ended;
    expect(tool.text()).toMatch(/串口/);
    expect(tool.text()).toMatch(/摄像头 \d+ 个/);
  });
});

const noPrinter = ippPrinterMissing();

it.skipIf(noPrinter)(`prints a page on A4 paper${noPrinter ? ` — skipped: ${noPrinter}` : ''}`, async () => {
  const printer = await startIppPrinter(path.join(folder, 'a4'));
  try {
    const file = path.join(folder, 'a4.yaml');
    const a4Printer = { kind: 'ipp', uri: printer.uri };
    writeFileSync(file, JSON.stringify({ devices: { ...bench.devices, a4Printer } }));
    const tool = run('--test', 'a4', '--config', file);
    expect(await tool.ended).toBe(0);
    expect(tool.text()).toContain('测试页已打印');
    expect(printer.tray()).toHaveLength(1);
  } finally {
    await printer.close();
  }
});

it('says what is not configured, and what there is to test', async () => {
  const card = run('--test', 'social-card', '--config', config);
  expect(await card.ended).toBe(1);
  expect(card.text()).toContain('devices.socialSecurityCard');
  const other = run('--test', 'toaster', '--config', config);
  expect(await other.ended).toBe(1);
  expect(other.text()).toContain('social-card');
});
