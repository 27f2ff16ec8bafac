/** What printers answer that are no model pupils, over real HTTP: redirected, cut short, in chunks, without what others say, getting well in the middle. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A4Printer, DEADLINES } from '../../devices/a4-printer/driver.ts';
import { endpointOf } from '../../devices/a4-printer/http.ts';
import {
  decodeIpp,
  encodeIpp,
  GROUP,
  type IppAttribute,
  type IppGroup,
  TAG,
} from '../../devices/a4-printer/ipp.ts';
import { OPERATION } from '../../devices/a4-printer/protocol.ts';

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
const HASTE = {
  ...DEADLINES,
  poll: 50,
  fault: 1_500,
  cancel: 500,
  silence: 1_500,
  job: 5_000,
  request: 1_000,
};

const attribute = (name: string, tag: number, ...list: (string | number | boolean)[]): IppAttribute => ({
  name,
  values: list.map((value) => ({ tag, value })),
});
const printerSays = (state: number, ...reasons: string[]) => [
  attribute('printer-state', TAG.enum, state),
  attribute('printer-state-reasons', TAG.keyword, ...(reasons.length > 0 ? reasons : ['none'])),
  attribute('printer-is-accepting-jobs', TAG.boolean, true),
  attribute('document-format-supported', TAG.mimeType, 'application/pdf'),
];
const jobSays = (state: number, ...counts: number[]) => [
  attribute('job-id', TAG.integer, 1),
  attribute('job-state', TAG.enum, state),
  ...counts.map((count) => attribute('job-impressions-completed', TAG.integer, count)),
];

/** What it says now; the number of looks at the job. */
let printer: {
  attributes: IppAttribute[];
  job: IppAttribute[];
  code: number;
  looks: number;
  printed: number;
};
let answer: (request: IncomingMessage, response: ServerResponse, bytes: Uint8Array, isPrint: boolean) => void;
let server: Server;
let driver: A4Printer;

async function take(request: IncomingMessage, response: ServerResponse) {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const asked = decodeIpp(Buffer.concat(parts));
  const operation = asked.ok ? asked.message.code : 0;
  const isPrint = operation === OPERATION.printJob;
  if (isPrint && printer.code < 0x400) printer.printed++;
  if (operation === OPERATION.getJobAttributes) printer.looks++;
  const groups: IppGroup[] = [
    { tag: GROUP.operation, attributes: [attribute('attributes-charset', TAG.charset, 'utf-8')] },
  ];
  if (operation === OPERATION.getPrinterAttributes) {
    groups.push({ tag: GROUP.printer, attributes: printer.attributes });
  }
  if (isPrint || operation === OPERATION.getJobAttributes) {
    groups.push({ tag: GROUP.job, attributes: printer.job });
  }
  const code = isPrint ? printer.code : 0;
  answer(
    request,
    response,
    encodeIpp({ version: 0x0200, code, requestId: 1, groups, data: new Uint8Array(0) }),
    isPrint,
  );
}

const plain = (_: IncomingMessage, response: ServerResponse, bytes: Uint8Array) => {
  response.writeHead(200, { 'content-type': 'application/ipp', 'content-length': bytes.length });
  response.end(bytes);
};

beforeEach(async () => {
  printer = { attributes: printerSays(3), job: jobSays(9, 1), code: 0, looks: 0, printed: 0 };
  answer = plain;
  server = createServer((request, response) => void take(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const uri = `ipp://127.0.0.1:${(server.address() as AddressInfo).port}/ipp/print`;
  const endpoint = endpointOf({ kind: 'ipp', uri });
  if (!endpoint) throw new Error('no such address');
  driver = new A4Printer(endpoint, HASTE);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const print = () => driver.print(PDF, 'application');
const PRINTED = { outcome: 'printed' };

describe('HTTP', () => {
  it('in chunks, and after 100 Continue and 102 Processing', async () => {
    answer = (_, response, bytes) => {
      response.writeContinue();
      response.writeProcessing();
      response.writeHead(200, { 'content-type': 'application/ipp' });
      for (const byte of bytes) response.write(Uint8Array.of(byte));
      response.end();
    };
    expect(await print()).toEqual(PRINTED);
  });

  it.each([301, 302, 307, 308, 401, 404, 426])(
    '%i: nothing is printed, and the technician is told why',
    async (status) => {
      answer = (_, response) => {
        response.writeHead(status, { location: 'ipp://127.0.0.1:9/elsewhere' });
        response.end('not here');
      };
      expect(await print()).toMatchObject({ outcome: 'not-started', fault: { code: 'protocol' } });
      const checked = await driver.check();
      expect('fault' in checked && checked.fault?.technician).toContain(`HTTP ${status}`);
      answer = plain;
      expect(await driver.check()).toMatchObject({ fault: null });
    },
  );

  it.each(['with its length', 'in chunks'])('cut short, %s, is no answer', async (how) => {
    answer = (_, response, bytes) => {
      response.writeHead(200, how === 'in chunks' ? {} : { 'content-length': bytes.length });
      response.write(bytes.subarray(0, bytes.length - 5));
      setImmediate(() => response.destroy());
    };
    expect(await print()).toMatchObject({ outcome: 'not-started', fault: { code: 'no-answer' } });
    expect(printer.printed).toBe(0);
  });

  it('cut short where the document was taken leaves it open', async () => {
    answer = (_, response, bytes) => plain(_, response, printer.printed > 0 ? bytes.subarray(0, -5) : bytes);
    expect(await print()).toMatchObject({ outcome: 'unknown' });
  });

  it('refused by HTTP alone for the document: nothing was begun', async () => {
    answer = (request, response, bytes, isPrint) => {
      if (!isPrint) return plain(request, response, bytes);
      response.writeHead(413);
      response.end();
    };
    expect(await print()).toMatchObject({ outcome: 'not-started' });
  });
});

describe('a printer', () => {
  it.each([
    ['no state', printerSays(3).slice(1)],
    ['an unknown state', printerSays(99)],
    ['no reasons', printerSays(3).filter(({ name }) => name !== 'printer-state-reasons')],
    ['no formats', printerSays(3).slice(0, 3)],
    ['its state as an integer', [attribute('printer-state', TAG.integer, 3), ...printerSays(3).slice(1)]],
    ['nothing of itself', []],
  ])('that says %s is tried', async (_, attributes) => {
    printer.attributes = attributes;
    expect(await print()).toEqual(PRINTED);
  });

  it.each([
    ['a text', attribute('printer-state-reasons', TAG.text, 'media-jam-error'), 'jam'],
    ['capitals', attribute('printer-state-reasons', TAG.keyword, 'Media-Empty-Error'), 'paper-out'],
    ['octets', attribute('printer-state-reasons', TAG.octets, 'cover-open'), 'cover-open'],
    ['one list', attribute('printer-state-reasons', TAG.keyword, 'toner-low,media-jam'), 'jam'],
    ['a number for no', attribute('printer-is-accepting-jobs', TAG.integer, 0), 'paused'],
  ])('whose attribute is %s is understood', async (_, odd, code) => {
    printer.attributes = [...printerSays(3).filter(({ name }) => name !== odd.name), odd];
    expect(await driver.check()).toMatchObject({ fault: { code } });
  });

  it.each([0x0504, 0x0506, 0x0507])(
    'that is busy (%i) is said to be, not to be set up wrongly',
    async (code) => {
      printer.code = code;
      expect(await print()).toMatchObject({ outcome: 'not-started', fault: { code: 'stopped' } });
    },
  );

  it.each([
    ['media-empty', 5],
    ['media-empty-warning', 4],
    ['cover-open-error', 5],
    ['media-jam-warning', 4],
  ])('that gets well from %s while a job waits prints it', async (reason, state) => {
    printer.job = jobSays(5, 0);
    const printing = print();
    await expect.poll(() => printer.looks).toBeGreaterThan(0);
    printer.attributes = printerSays(state, reason);
    const seen = printer.looks;
    await expect.poll(() => printer.looks).toBeGreaterThan(seen + 3);
    printer.attributes = printerSays(3);
    printer.job = jobSays(9, 1);
    expect(await printing).toEqual(PRINTED);
  });

  it.each(['output-area-full-warning', 'marker-waste-full-report', 'fuser-over-temp-warning'])(
    'at work that only warns (%s) longer than a fault may last prints on',
    async (reason) => {
      printer.job = jobSays(5, 0);
      printer.attributes = printerSays(4, reason);
      const printing = print();
      await expect
        .poll(() => printer.looks, { timeout: 10_000 })
        .toBeGreaterThan((HASTE.fault / HASTE.poll) * 1.2);
      printer.job = jobSays(9, 1);
      expect(await printing).toEqual(PRINTED);
    },
  );

  it('that counts nothing is known by its first job, and told to the technician', async () => {
    printer.job = jobSays(9);
    expect(await driver.check()).toMatchObject({ fault: null, warnings: [] });
    expect(await print()).toMatchObject({ outcome: 'unknown' });
    expect(await driver.check()).toMatchObject({ fault: null, warnings: ['never-confirms'] });
    printer.job = [...jobSays(9), attribute('job-pages-completed', TAG.integer, 1)];
    expect(await print()).toEqual(PRINTED);
    expect(await driver.check()).toMatchObject({ warnings: [] });
  });
});
