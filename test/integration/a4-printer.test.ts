/** A4 printing against a real IPP printer (ippeveprinter), directly and through a real CUPS; and through the device host's RPC. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'node:tls';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createA4Printer } from '../../devices/a4-printer/device.ts';
import { A4Printer, DEADLINES } from '../../devices/a4-printer/driver.ts';
import { ask, endpointOf, type FittedA4Printer } from '../../devices/a4-printer/http.ts';
import {
  getJobAttributes,
  getPrinterAttributes,
  getQueues,
  printJob,
  readJob,
  readPrinter,
  readQueues,
} from '../../devices/a4-printer/protocol.ts';
import type { Status } from '../../devices/common/status.ts';
import { DeviceHostClient } from '../../main/core/devices/device-host-client.ts';
import type { deviceHostContract } from '../../main/device-host/contract.ts';
import { ChildHost } from '../../main/process/child-host.ts';
import { cupsMissing, startCups } from '../world/device-bench/print/cups.ts';
import {
  type IppPrinter,
  ippPrinterMissing,
  startIppPrinter,
} from '../world/device-bench/print/ipp-printer.ts';
import { skipped, until } from '../world/device-bench/processes.ts';

const PDF = Buffer.from('%PDF-1.4\n% one page, as far as this printer is concerned\n%%EOF\n');
const HASTE = { ...DEADLINES, poll: 100, fault: 600, cancel: 2_000, silence: 1_500, request: 2_000 };
const noPrinter = ippPrinterMissing();
const noCups = noPrinter ?? cupsMissing();

let folder: string;
let printer: IppPrinter;
const endpoint = (config: FittedA4Printer) => {
  const found = endpointOf(config);
  if (!found) throw new Error('no such address');
  return found;
};
const kept: { stop(): Promise<void> }[] = [];

/** The process that owns the devices, an A4 printer alone among them. */
const deviceHost = () =>
  new ChildHost({
    node: process.execPath,
    entry: path.resolve(import.meta.dirname, '../../main/device-host/index.ts'),
    env: {
      PATH: process.env.PATH ?? '',
      DEVICE_HOST_CONFIG: JSON.stringify({
        idCardReader: { transport: { kind: 'none' } },
        scanner: { transport: { kind: 'none' } },
        receiptPrinter: { transport: { kind: 'none' }, paperWidth: 80 },
        a4Printer: { kind: 'ipp', uri: printer.uri },
      }),
    },
  });

/** The device as the host keeps it, and every state it went through. */
function device(config: FittedA4Printer) {
  const seen: Status[] = [];
  const made = createA4Printer(
    config,
    { onStatus: (status) => seen.push(status), raise: () => undefined, onHang: () => undefined },
    { checkMs: 100, deadlines: HASTE },
  );
  kept.push(made);
  made.start();
  const stands = (wanted: string) =>
    until(
      () => `${wanted}, not ${JSON.stringify(made.status)}`,
      () => (made.status.fault?.code ?? made.status.state) === wanted,
    );
  return { device: made, seen, stands };
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-a4-'));
  // CUPS runs its back ends as another user.
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async ({ task }) => {
  if (noPrinter) return;
  const own = path.join(folder, task.id);
  mkdirSync(own);
  printer = await startIppPrinter(own);
});
afterEach(async () => {
  for (const each of kept.splice(0)) await each.stop();
  if (!noPrinter) await printer.close();
});

it('what goes on in another protocol is no answer: it is over within its deadline', async () => {
  const odd = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write('HTTP/1.1 101 On\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'));
  }).listen(0, '127.0.0.1');
  await once(odd, 'listening');
  const uri = `ipp://127.0.0.1:${(odd.address() as AddressInfo).port}/ipp/print`;
  const to = endpoint({ kind: 'ipp', uri });
  expect(await ask(to, getJobAttributes(to, 1), 300)).toEqual({ ok: false, sent: true });
  odd.close();
});

describe.skipIf(skipped('A4 printing over IPP', noPrinter))('an IPP printer', () => {
  const driver = () => new A4Printer(endpoint({ kind: 'ipp', uri: printer.uri }), HASTE);

  it('prints what was sent, and says so once the printer counted a page', async () => {
    printer.does('WAIT page', 'PRINT 1');
    const printing = driver().print(PDF, 'application');
    await until(
      () => 'the job',
      () => printer.waits('page'),
    );
    printer.go('page');
    expect(await printing).toEqual({ outcome: 'printed' });
    expect(printer.tray()).toEqual([PDF]);
  });

  it('over TLS: prints to the printer whose key is pinned, and sends nothing to another', async () => {
    const uri = printer.uri.replace(/^ipp:/, 'ipps:');
    const { hostname, port } = new URL(uri.replace(/^ipps:/, 'https:'));
    const pin = await new Promise<string>((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
        const spki = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
        socket.destroy();
        resolve(
          createHash('sha256')
            .update(spki ?? '')
            .digest('base64'),
        );
      });
      socket.once('error', reject);
    });
    const over = (key: string) => new A4Printer(endpoint({ kind: 'ipps', uri, pin: key }), HASTE);
    const stranger = createHash('sha256').update('another printer').digest('base64');
    expect(await over(stranger).print(PDF, 'application')).toMatchObject({
      outcome: 'not-started',
      fault: { code: 'no-answer' },
    });
    expect(printer.tray()).toEqual([]);
    expect(await over(pin).print(PDF, 'application')).toEqual({ outcome: 'printed' });
    expect(printer.tray()).toEqual([PDF]);
  });

  it('does not believe a job that completes without a page, nor one that breaks off', async () => {
    printer.does('STATE: none');
    expect(await driver().print(PDF, 'application')).toMatchObject({
      outcome: 'unknown',
      fault: { code: 'no-answer' },
    });
    printer.does('PRINT 1', 'FAIL');
    expect(await driver().print(PDF, 'application')).toMatchObject({ outcome: 'unknown' });
  });

  it('does not start without paper, and is ready again after a refill', async () => {
    const a4 = device({ kind: 'ipp', uri: printer.uri });
    await a4.stands('ready');
    await printer.setSheets(0);
    await a4.stands('paper-out');
    expect(await a4.device.print(PDF, 'application')).toMatchObject({
      outcome: 'not-started',
      fault: { code: 'paper-out' },
    });
    await printer.setSheets(250);
    await a4.stands('ready');
    expect(await a4.device.print(PDF, 'application')).toEqual({ outcome: 'printed' });
    expect(printer.tray()).toHaveLength(1);
  });

  it('warns of what runs low', async () => {
    const a4 = device({ kind: 'ipp', uri: printer.uri });
    await printer.setSheets(5);
    await printer.setToner(5);
    await until(
      () => JSON.stringify(a4.device.status),
      () => a4.device.status.warnings.join() === 'paper-near-end,toner-low',
    );
    expect(a4.device.status.state).toBe('ready');
  });

  it.each([
    ['media-jam-error', 'jam'],
    ['cover-open-error', 'cover-open'],
    ['media-empty-error', 'paper-out'],
  ])('%s in the middle: cancelled, and nothing of it comes out later', async (reason, code) => {
    const a4 = device({ kind: 'ipp', uri: printer.uri });
    await a4.stands('ready');
    printer.does(`STATE: +${reason}`, 'WAIT person', `STATE: -${reason}`);
    expect(await a4.device.print(PDF, 'application')).toMatchObject({ outcome: 'unknown', fault: { code } });
    await a4.stands(code);
    // The old job still hangs in the printer: a new one behind it would come out for somebody else.
    expect(await a4.device.print(PDF, 'application')).toMatchObject({ outcome: 'not-started' });
    printer.does('PRINT 1');
    printer.go('person');
    await a4.stands('ready');
    expect(await a4.device.print(PDF, 'application')).toEqual({ outcome: 'printed' });
    expect(printer.tray()).toHaveLength(1);
  });

  it.each([-5, 24])(
    'a clock that is set by %s hours in the middle makes no job end late or early',
    async (hours) => {
      vi.useFakeTimers({ toFake: ['Date'] });
      try {
        printer.does('WAIT page', 'PRINT 1', 'STATE: +media-jam-error', 'WAIT person');
        const printing = driver().print(PDF, 'application');
        await until(
          () => 'the job',
          () => printer.waits('page'),
        );
        vi.setSystemTime(Date.now() + hours * 3_600_000);
        // Looked at once more by the clock as it is now, it is still under way.
        expect(await Promise.race([printing, sleep(3 * HASTE.poll, 'under way')])).toBe('under way');
        printer.go('page');
        expect(await printing).toMatchObject({ outcome: 'unknown', fault: { code: 'jam' } });
        printer.go('person');
      } finally {
        vi.useRealTimers();
      }
    },
  );

  it('breaks a print off when the session ends', async () => {
    const a4 = device({ kind: 'ipp', uri: printer.uri });
    printer.does('WAIT slow');
    const printing = a4.device.print(PDF, 'application');
    await until(
      () => 'the job',
      () => printer.waits('slow'),
    );
    const to = endpoint({ kind: 'ipp', uri: printer.uri });
    const job = async () => {
      const answer = await ask(to, getJobAttributes(to, 1), 2_000);
      return answer.ok ? readJob(answer.message) : null;
    };
    const purging = a4.device.purge();
    // One that went on before the printer was told to stop would come out.
    await until(
      () => 'its end',
      async () => {
        const now = await job();
        return now?.state === 'canceled' || now?.reasons.includes('processing-to-stop-point') === true;
      },
    );
    printer.go('slow');
    expect(await purging).toBe(true);
    expect(await printing).toMatchObject({ outcome: 'unknown' });
    expect((await job())?.state).toBe('canceled');
  });

  it('cancels what a process that died left behind, before anything else', async () => {
    const to = endpoint({ kind: 'ipp', uri: printer.uri });
    await printer.setSheets(0);
    await ask(to, printJob(to, 'application', PDF), 2_000);
    await until(
      () => 'the job',
      async () => {
        const answer = await ask(to, getJobAttributes(to, 1), 2_000);
        return answer.ok && readJob(answer.message).state === 'processing';
      },
    );
    device({ kind: 'ipp', uri: printer.uri });
    await until(
      () => 'its end',
      async () => {
        const answer = await ask(to, getJobAttributes(to, 1), 2_000);
        return answer.ok && readJob(answer.message).reasons.includes('processing-to-stop-point');
      },
    );
  });

  it('is gone and comes back without a restart', async () => {
    const a4 = device({ kind: 'ipp', uri: printer.uri });
    await a4.stands('ready');
    await printer.unplug();
    await a4.stands('no-answer');
    expect(await a4.device.print(PDF, 'application')).toMatchObject({
      outcome: 'not-started',
      fault: { code: 'no-answer' },
    });
    await printer.plug();
    await a4.stands('ready');
    printer.does('WAIT pull');
    const printing = a4.device.print(PDF, 'application');
    await until(
      () => 'the job',
      () => printer.waits('pull'),
    );
    await printer.unplug();
    expect(await printing).toMatchObject({ outcome: 'unknown', fault: { code: 'no-answer' } });
  });

  it('answers the core over the device host’s RPC', async () => {
    const host = deviceHost();
    kept.push(host);
    host.start();
    const port = host.connect();
    if (!port) throw new Error('the device host is down');
    const client: ContractRouterClient<typeof deviceHostContract> = createORPCClient(new RPCLink({ port }));
    for await (const event of await client.messages()) {
      if (event.event === 'status' && event.status.device === 'a4-printer' && event.status.state === 'ready')
        break;
    }
    const pdf = new Blob([PDF], { type: 'application/pdf' });
    expect(await client.a4Printer.print({ pdf, jobName: 'application' })).toEqual({ outcome: 'printed' });
    expect(printer.tray()).toEqual([PDF]);
    expect(await client.a4Printer.purge()).toEqual({ clean: true });
    await expect(client.a4Printer.print({ pdf, jobName: '张样例的申请' })).rejects.toThrow();
  });

  it('has forgotten what a session left when the core ends right after it', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => lines.push(line) });
    const client = new DeviceHostClient(deviceHost(), log);
    kept.push(client);
    client.start();
    await until(
      () => JSON.stringify(client.statuses.value),
      () => client.statuses.value.some(({ device, state }) => device === 'a4-printer' && state === 'ready'),
    );
    void client.purgeDocuments();
    await client.stop();
    expect(lines).toEqual([]);
  });
});

describe.skipIf(skipped('A4 printing over CUPS', noCups))('through CUPS', () => {
  const cups = async (deviceUri: string) => {
    const own = mkdtempSync(path.join(folder, 'cups-'));
    chmodSync(own, 0o755);
    const started = await startCups(own, deviceUri);
    kept.push({ stop: () => started.close() });
    return started;
  };

  it('prints, and leaves nothing in the spool after the session', async () => {
    const { config, spooled } = await cups(printer.uri);
    const a4 = device(config);
    await a4.stands('ready');
    const queues = await ask({ ...endpoint(config), path: '/' }, getQueues(endpoint(config)), 2_000);
    expect(queues.ok && readQueues(queues.message)).toEqual([{ name: 'A4', deviceUri: printer.uri }]);
    expect(await a4.device.print(PDF, 'application')).toEqual({ outcome: 'printed' });
    expect(printer.tray()).toEqual([PDF]);
    expect(spooled()).not.toEqual([]);
    expect(await a4.device.purge()).toBe(true);
    expect(spooled()).toEqual([]);
  });

  it('lets a paused queue go on, but not with what was left in it', async () => {
    const queue = await cups(printer.uri);
    await queue.pause();
    const to = endpoint(queue.config);
    await ask(to, printJob(to, 'application', PDF), 2_000);
    const a4 = device(queue.config);
    await a4.stands('ready');
    expect(a4.seen.map((status) => status.fault?.code)).toContain('paused');
    expect(await a4.device.print(PDF, 'application')).toEqual({ outcome: 'printed' });
    await queue.pause();
    expect(await a4.device.print(PDF, 'application')).toEqual({ outcome: 'printed' });
    expect(printer.tray()).toHaveLength(2);
  });

  it('cancels the printer’s copy too when the paper runs out', async () => {
    const { config } = await cups(printer.uri);
    const a4 = device(config);
    await a4.stands('ready');
    printer.does('STATE: +media-empty-error', 'WAIT paper', 'STATE: -media-empty');
    expect(await a4.device.print(PDF, 'application')).toMatchObject({
      outcome: 'unknown',
      fault: { code: 'paper-out' },
    });
    const own = endpoint({ kind: 'ipp', uri: printer.uri });
    await until(
      () => 'the printer’s copy',
      async () => {
        const answer = await ask(own, getJobAttributes(own, 1), 2_000);
        return answer.ok && readJob(answer.message).reasons.includes('processing-to-stop-point');
      },
    );
    printer.does('PRINT 1');
    printer.go('paper');
    await a4.stands('ready');
    expect(await a4.device.print(PDF, 'application')).toEqual({ outcome: 'printed' });
    expect(printer.tray()).toHaveLength(1);
  });

  it('ends a session in the middle of a job: the printer’s copy is cancelled before the file is deleted', async () => {
    const { config, spooled } = await cups(printer.uri);
    const a4 = device(config);
    printer.does('WAIT slow');
    const printing = a4.device.print(PDF, 'application');
    await until(
      () => 'the job',
      () => printer.waits('slow'),
    );
    expect(await a4.device.purge()).toBe(true);
    expect(await printing).toMatchObject({ outcome: 'unknown' });
    expect(spooled()).toEqual([]);
    const own = endpoint({ kind: 'ipp', uri: printer.uri });
    const answer = await ask(own, getJobAttributes(own, 1), 2_000);
    expect(answer.ok && readJob(answer.message).reasons).toEqual(['processing-to-stop-point']);
    printer.go('slow');
  });

  it('says that the printer behind the queue is off', async () => {
    const { config } = await cups(printer.uri);
    const a4 = device(config);
    await a4.stands('ready');
    await printer.unplug();
    await a4.stands('offline');
    expect(await a4.device.print(PDF, 'application')).toMatchObject({
      outcome: 'not-started',
      fault: { code: 'offline' },
    });
    await printer.plug();
    await a4.stands('ready');
  });

  it('tries again after a refill that nobody but the printer knows of', async () => {
    // An address that can't be asked directly, as behind a USB driver: the queue's own memory is all there is.
    const { config } = await cups(printer.uri.replace(/^ipp:/, 'http:'));
    const a4 = device(config);
    await a4.stands('ready');
    printer.does('STATE: +media-empty-error', 'WAIT paper', 'STATE: -media-empty');
    expect(await a4.device.print(PDF, 'application')).toMatchObject({ fault: { code: 'paper-out' } });
    await a4.stands('paper-out');
    printer.does('PRINT 1');
    printer.go('paper');
    const own = endpoint({ kind: 'ipp', uri: printer.uri });
    await until(
      () => 'the refill to be noticed',
      async () => {
        const answer = await ask(own, getPrinterAttributes(own), 2_000);
        return answer.ok && !readPrinter(answer.message).reasons.join().includes('media-empty');
      },
    );
    expect(await a4.device.print(PDF, 'application')).toEqual({ outcome: 'printed' });
    await a4.stands('ready');
  });
});
