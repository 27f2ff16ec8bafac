/** A kiosk is made known by a one-time code, alone or in a file; both sides prove that they hold it, and nobody else gets in. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enrol } from '../../../main/core/enrolment/enrol.ts';
import { newEnrolmentCode, normalCode } from '../../../main/core/enrolment/proof.ts';
import { readDevice } from '../../../main/core/signing/device.ts';
import { generateSigningKey, publicPart } from '../../../main/core/signing/signing.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const SCRIPT = path.join(import.meta.dirname, '../../../main/core/enrolment/enrol-cli.ts');
let sandbox: Sandbox;
let data: string;
let now: number;

beforeEach(async () => {
  now = Date.now();
  sandbox = await startSandbox({ folder: temporaryFolder(), now: () => now });
  data = path.join(temporaryFolder(), 'data');
});
afterEach(async () => {
  await sandbox.close();
  removeFolders();
});

const at = (code: string, baseUrl = sandbox.url, kioskId = 'LY001') =>
  enrol({ dataFolder: data, baseUrl, kioskId, code });

describe('enrolment', () => {
  it('makes a key that only its user reads, and brings the platform’s root', async () => {
    const { code } = await sandbox.enrolmentFor('LY001');
    const answer = await at(code);
    expect(answer).toMatchObject({ outcome: 'enrolled', device: { root: publicPart(sandbox.keys.root) } });
    expect(statSync(path.join(data, 'device.json')).mode & 0o777).toBe(0o600);
    expect(readDevice(data, 'LY001')).toMatchObject({ outcome: 'enrolled' });
    expect(readDevice(data, 'LY002')).toMatchObject({
      outcome: 'unusable',
      detail: expect.stringContaining('LY002'),
    });
    expect(existsSync(path.join(data, 'device.pending.json'))).toBe(false);
    // The code itself is nowhere.
    expect(readFileSync(path.join(data, 'device.json'), 'utf8')).not.toContain(code);
  });

  it('a code is good once, for its kiosk, and for a week', async () => {
    const { code } = await sandbox.enrolmentFor('LY001');
    expect(await at(code, sandbox.url, 'LY002')).toEqual({ outcome: 'refused', code: 'code-unknown' });
    expect(await at(newEnrolmentCode())).toEqual({ outcome: 'refused', code: 'code-unknown' });
    expect(await at(code)).toMatchObject({ outcome: 'enrolled' });
    rmSync(data, { recursive: true });
    expect(await at(code)).toEqual({ outcome: 'refused', code: 'code-used' });
    const late = await sandbox.enrolmentFor('LY001');
    now += 8 * 24 * 3600_000;
    expect(await at(late.code)).toEqual({ outcome: 'refused', code: 'code-expired' });
  });

  it('an answer that was lost is asked for again with the same key', async () => {
    const { code } = await sandbox.enrolmentFor('LY001');
    sandbox.faults.set({ loseResponse: { rate: 1 } });
    expect(await at(code)).toMatchObject({ outcome: 'unreachable' });
    expect(readDevice(data, 'LY001')).toEqual({ outcome: 'not-enrolled' });
    expect(statSync(path.join(data, 'device.pending.json')).mode & 0o777).toBe(0o600);
    sandbox.faults.set({});
    expect(await at(code)).toMatchObject({ outcome: 'enrolled' });
  });

  it('a power cut while its key was written keeps it out of nothing', async () => {
    const { code } = await sandbox.enrolmentFor('LY001');
    mkdirSync(data);
    writeFileSync(path.join(data, 'device.pending.json'), '{"code":"');
    expect(await at(code)).toMatchObject({ outcome: 'enrolled' });
  });

  it('enrolled anew, it has another key and still knows the one before', async () => {
    const first = await at((await sandbox.enrolmentFor('LY001')).code);
    const second = await at((await sandbox.enrolmentFor('LY001')).code);
    if (first.outcome !== 'enrolled' || second.outcome !== 'enrolled') throw new Error('not enrolled');
    expect(second.device.earlier).toEqual([publicPart(first.device.key)]);
    expect(second.device.key.kid).not.toBe(first.device.key.kid);
  });

  it('whoever does not know the code can pass for no platform', async () => {
    const forger = createServer((_request, response) => {
      const root = publicPart(generateSigningKey());
      const proof = Buffer.alloc(32).toString('base64');
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ root, proof }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => forger.once('listening', resolve));
    const url = `http://127.0.0.1:${(forger.address() as AddressInfo).port}`;
    const { code } = await sandbox.enrolmentFor('LY001');
    expect(await at(code, url)).toEqual({ outcome: 'not-the-platform' });
    expect(readDevice(data, 'LY001')).toEqual({ outcome: 'not-enrolled' });
    forger.close();
  });

  it('a code is taken as people type it', () => {
    const code = newEnrolmentCode();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(normalCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
    expect(normalCode('O0il-1111-1111-1111-1111')).toBe('0011-1111-1111-1111-1111');
    for (const wrong of ['', '1234', `${code}A`, code.replace(/.$/, 'U')])
      expect(normalCode(wrong)).toBeNull();
  });
});

describe('npm run enrol', () => {
  const run = (args: string[], typed = '') =>
    new Promise<{ status: number | null; text: string }>((resolve) => {
      const child = spawn(process.execPath, [SCRIPT, '--data', data, ...args]);
      let text = '';
      child.stdout.on('data', (chunk) => {
        text += chunk;
      });
      child.stderr.on('data', (chunk) => {
        text += chunk;
      });
      child.on('close', (status) => resolve({ status, text }));
      child.stdin.end(typed);
    });
  const configured = (platform = sandbox.url) => {
    mkdirSync(data, { recursive: true });
    writeFileSync(
      path.join(data, 'site.yaml'),
      JSON.stringify({ kiosk: { id: 'LY001' }, platform: { baseUrl: platform } }),
    );
  };

  it('by a file', async () => {
    configured();
    const file = path.join(data, 'enrolment.json');
    writeFileSync(file, JSON.stringify(await sandbox.enrolmentFor('LY001')));
    const { status, text } = await run(['--file', file]);
    expect([status, text]).toEqual([0, expect.stringContaining('终端 LY001 已登记')]);
    expect(readDevice(data, 'LY001').outcome).toBe('enrolled');
  });

  it('by a code at the terminal, with SM2', async () => {
    configured();
    const { status } = await run(['--suite', 'sm2-sm3'], `${(await sandbox.enrolmentFor('LY001')).code}\n`);
    expect(status).toBe(0);
    const device = readDevice(data, 'LY001');
    expect(device.outcome === 'enrolled' && device.device.key.suite).toBe('sm2-sm3');
  });

  it('says what is wrong', async () => {
    configured();
    expect(await run([], 'nonsense\n')).toMatchObject({ status: 1, text: expect.stringContaining('五组') });
    expect(await run([], `${newEnrolmentCode()}\n`)).toMatchObject({
      status: 1,
      text: expect.stringContaining('登记码不对'),
    });
    const file = path.join(data, 'other.json');
    writeFileSync(file, JSON.stringify(await sandbox.enrolmentFor('LY009')));
    expect(await run(['--file', file])).toMatchObject({ status: 1, text: expect.stringContaining('LY009') });
    configured('http://platform.example.gov.cn');
    expect(await run([], 'x\n')).toMatchObject({ status: 1, text: expect.stringContaining('https') });
  });
});
