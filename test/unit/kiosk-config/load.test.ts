import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../kiosk-config/load.ts';

const DEFAULT = path.resolve('kiosk-config/default.yaml');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function load(site: string) {
  const file = path.join(folder, 'site.yaml');
  writeFileSync(file, site);
  return loadConfig([DEFAULT, file]);
}

describe('loadConfig', () => {
  it('takes the shipped defaults and the shipped example', () => {
    expect(loadConfig([DEFAULT]).ok).toBe(true);
    expect(loadConfig([DEFAULT, path.resolve('kiosk-config/site.example.yaml')]).ok).toBe(true);
  });

  it('lays the site over the defaults, key by key, a transport as one value', () => {
    const answer = load('devices:\n  scanner:\n    transport: { kind: tcp, host: 10.0.0.9, port: 4001 }\n');
    expect(answer).toMatchObject({
      ok: true,
      config: {
        kiosk: { id: 'LY000' },
        devices: { scanner: { transport: { kind: 'tcp', host: '10.0.0.9', port: 4001 } } },
      },
    });
  });

  it.each(['__proto__', 'constructor', 'toString'])('names the line of a key called %s', (key) => {
    const problem = (at: number, keys: string) =>
      `site.yaml 第 ${at} 行：${keys}：没有这个配置项，请检查拼写`;
    expect(load(`kiosk:\n  id: LY007\n${key}:\n  a: 1\n`)).toMatchObject({ problems: [problem(3, key)] });
    expect(load(`kiosk:\n  ${key}: { a: 1 }\n`)).toMatchObject({ problems: [problem(2, `kiosk.${key}`)] });
  });

  it('gives a port to one device only, and finds devices by USB ids', () => {
    const line = '    transport: { kind: serial, path: /dev/ttyS0, baudRate: 9600 }\n';
    const twice = load(`devices:\n  scanner:\n${line}  idCardReader:\n${line.replace('9600', '115200')}`);
    expect(twice).toMatchObject({ ok: false, problems: [expect.stringContaining('同一个端口')] });
    const byIds = 'devices:\n  scanner:\n    transport: { kind: hid, vendorId: 0x0C2E, productId: 0x0B61 }\n';
    expect(load(byIds)).toMatchObject({
      ok: true,
      config: { devices: { scanner: { layout: 'auto', transport: { vendorId: 0x0c2e } } } },
    });
    expect(load('devices:\n  scanner:\n    transport: { kind: hid, vendorId: 3118 }\n')).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('vendorId 和 productId')],
    });
  });

  it('gives devices their defaults, and takes what a site says of presenter, photos and camera', () => {
    expect(load('')).toMatchObject({
      config: {
        devices: {
          idCardReader: { idlePollMs: 1000 },
          receiptPrinter: { presenter: 'none', uncollected: 'leave', uncollectedSeconds: 30 },
          documentCamera: { width: 3264, height: 2448, settleMs: 1500 },
        },
      },
    });
    const site = [
      'devices:',
      '  idCardReader: { idlePollMs: 500, photoDecoder: { program: /opt/wlt2bmp } }',
      '  receiptPrinter: { presenter: custom, uncollected: retract }',
      '  documentCamera: { labelMatch: 1bcf:2281, width: 2592, height: 1944 }',
    ].join('\n');
    expect(load(site)).toMatchObject({
      config: {
        devices: {
          idCardReader: {
            idlePollMs: 500,
            photoDecoder: { program: '/opt/wlt2bmp', args: [], deadlineMs: 1000 },
          },
          receiptPrinter: { presenter: 'custom', uncollected: 'retract' },
          documentCamera: { labelMatch: '1bcf:2281', width: 2592, settleMs: 1500 },
        },
      },
    });
    const wrong = load('devices:\n  receiptPrinter:\n    presenter: epson\n');
    expect(wrong).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('site.yaml 第 3 行：devices.receiptPrinter.presenter')],
    });
  });

  it.each([
    ['kiosk:\n  id: kiosk-one\n', ['site.yaml 第 2 行', 'kiosk.id', '两个大写字母']],
    ['session:\n\n  idleSeconds: soon\n', ['site.yaml 第 3 行', 'session.idleSeconds', '须为数字']],
    ['platform:\n  baseURL: http://a.example\n', ['site.yaml 第 2 行', 'platform.baseURL', '没有这个配置项']],
    ['kiosk: [1, 2\n', ['site.yaml', 'YAML 格式错误']],
    ['just words', ['site.yaml', '键: 值']],
  ])('names file, line and key of %j', (site, expected) => {
    const answer = load(site);
    expect(answer.ok).toBe(false);
    const text = answer.ok ? '' : answer.problems.join('\n');
    for (const part of expected) expect(text).toContain(part);
  });
});
