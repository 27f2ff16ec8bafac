/** IPP bytes: golden ones of CUPS's own tools and printers, and any others; what a printer's and a job's state mean. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointOf, endpointOfUri } from '../../../../devices/a4-printer/http.ts';
import { decodeIpp, encodeIpp, type IppMessage, TAG } from '../../../../devices/a4-printer/ipp.ts';
import {
  cancelJob,
  getJobs,
  isRefusal,
  type JobAttributes,
  type PrinterAttributes,
  printJob,
  readJob,
  readJobId,
  readPrinter,
} from '../../../../devices/a4-printer/protocol.ts';
import { faultOf, trueState, verdictOf, warningsOf } from '../../../../devices/a4-printer/status.ts';
import { DevicesConfig } from '../../../../devices/index.ts';
import { vector } from '../../../kit/devices/vectors.ts';

const TO = { uri: 'ipp://printer.invalid/ipp/print', user: 'kiosk' };

function decoded(name: string): IppMessage {
  const answer = decodeIpp(vector(name));
  if (!answer.ok) throw new Error(answer.problem);
  return answer.message;
}

describe('requests, byte for byte as ipptool writes them', () => {
  it.each([
    ['ipp_req_print_job', printJob(TO, 'application', Buffer.from('%PDF-1.4\n'))],
    ['ipp_req_get_jobs', getJobs(TO, 'not-completed')],
    ['ipp_req_cancel_job', cancelJob(TO, 7, true)],
  ])('%s', (name, request) => {
    expect(Buffer.from(encodeIpp(request)).toString('hex')).toBe(Buffer.from(vector(name)).toString('hex'));
  });
});

describe('answers', () => {
  it('of a printer, with every attribute it has', () => {
    const message = decoded('ipp_rsp_printer_all');
    expect(Buffer.from(encodeIpp(message))).toEqual(Buffer.from(vector('ipp_rsp_printer_all')));
    expect(readPrinter(message)).toEqual({
      state: 'idle',
      reasons: [],
      accepting: true,
      takesPdf: true,
      isCups: false,
      deviceUri: null,
      trays: { filled: 1, empty: 0 },
      changed: { at: 0, secondsAgo: expect.any(Number) },
    });
  });

  it('of a printer without paper, and of a CUPS queue', () => {
    const empty = readPrinter(decoded('ipp_rsp_printer_empty'));
    expect(empty).toMatchObject({ state: 'processing', reasons: ['media-empty-warning'] });
    expect(faultOf(empty)?.code).toBe('paper-out');
    const queue = readPrinter(decoded('ipp_rsp_printer_cups'));
    expect(queue).toMatchObject({ state: 'idle', isCups: true, takesPdf: true });
    expect(queue.deviceUri).toMatch(/^ipp:\/\/localhost:\d+\/ipp\/print$/);
  });

  it('of jobs', () => {
    expect(readJob(decoded('ipp_rsp_job_printing'))).toEqual({
      state: 'processing',
      reasons: ['job-printing'],
      printed: 0,
      neverBegan: false,
    });
    expect(readJob(decoded('ipp_rsp_job_done'))).toEqual({
      state: 'completed',
      reasons: ['job-completed-successfully'],
      printed: 1,
      neverBegan: false,
    });
    const notFound = decoded('ipp_rsp_not_found');
    expect(isRefusal(notFound)).toBe(true);
    expect(readJobId(notFound)).toBeNull();
    expect(readJob(notFound).state).toBe('unknown');
  });
});

const value = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((number) => ({ tag: TAG.integer, value: number })),
  fc.boolean().map((truth) => ({ tag: TAG.boolean, value: truth })),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => ({ tag: TAG.text, value: text })),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => ({ tag: TAG.octets, value: bytes })),
  fc.constant({ tag: TAG.noValue, value: null }),
);
const attribute = fc.record({
  name: fc.string({ minLength: 1, maxLength: 30 }),
  values: fc.array(value, { minLength: 1, maxLength: 4 }),
});
const message = fc.record({
  version: fc.constantFrom(0x0101, 0x0200),
  code: fc.nat({ max: 0xffff }),
  requestId: fc.nat(),
  groups: fc.array(
    fc.record({ tag: fc.constantFrom(1, 2, 4, 5), attributes: fc.array(attribute, { maxLength: 5 }) }),
    { maxLength: 4 },
  ),
  data: fc.uint8Array({ maxLength: 100 }),
});

describe('any bytes', () => {
  it('what is written is read back', () => {
    fc.assert(
      fc.property(message, (original) => {
        expect(decodeIpp(encodeIpp(original))).toEqual({ ok: true, message: original });
      }),
    );
  });

  it('what is cut off is said to be, wherever the cut', () => {
    const whole = vector('ipp_rsp_job_done');
    for (let length = 0; length < whole.length; length++) {
      expect(decodeIpp(whole.subarray(0, length))).toMatchObject({ ok: false, problem: 'truncated' });
    }
  });

  it('a value before any attribute is a failure, not a crash', () => {
    const bytes = Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 1, 0x21, 0, 1, 0x61, 0, 0, 3]);
    expect(decodeIpp(bytes)).toMatchObject({ ok: false, problem: 'value-outside-attribute' });
    const unnamed = Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 1, 4, 0x21, 0, 0, 0, 0, 3]);
    expect(decodeIpp(unnamed)).toMatchObject({ ok: false, problem: 'value-outside-attribute' });
  });

  it('a value of the wrong length keeps its bytes', () => {
    const bytes = Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 1, 4, 0x23, 0, 1, 0x61, 0, 1, 9, 3]);
    const answer = decodeIpp(bytes);
    expect(answer.ok && answer.message.groups[0]?.attributes[0]?.values[0]?.value).toEqual(Uint8Array.of(9));
  });
});

const WELL: PrinterAttributes = {
  state: 'idle',
  reasons: [],
  accepting: true,
  takesPdf: true,
  isCups: false,
  deviceUri: null,
  trays: null,
  changed: null,
};

describe('what a printer says', () => {
  it.each([
    [{}, null],
    [{ reasons: ['media-empty-error'] }, 'paper-out'],
    [{ reasons: ['media-needed'] }, 'paper-out'],
    [{ reasons: ['media-jam-warning', 'media-empty'] }, 'jam'],
    [{ reasons: ['door-open-report'] }, 'cover-open'],
    [{ reasons: ['toner-empty-error'] }, 'toner-out'],
    [{ reasons: ['marker-supply-empty'] }, 'toner-out'],
    [{ reasons: ['toner-empty-warning'] }, null],
    [{ reasons: ['connecting-to-device'] }, 'offline'],
    [{ reasons: ['paused'], state: 'stopped' }, 'paused'],
    [{ reasons: ['paused', 'media-empty-error'], state: 'stopped' }, 'paper-out'],
    [{ reasons: ['other-error'], state: 'stopped' }, 'stopped'],
    [{ accepting: false }, 'paused'],
    [{ takesPdf: false }, 'protocol'],
    [{ reasons: ['media-low-report', 'toner-low'] }, null],
  ] as [Partial<PrinterAttributes>, string | null][])('%j → %s', (said, code) => {
    expect(faultOf({ ...WELL, ...said })?.code ?? null).toBe(code);
  });

  it('warnings', () => {
    expect(warningsOf({ reasons: ['media-low-report', 'toner-empty-warning'] })).toEqual([
      'paper-near-end',
      'toner-low',
    ]);
  });

  it('an idle CUPS queue’s memory is isRemembered, and fades', () => {
    const queue: PrinterAttributes = { ...WELL, isCups: true, reasons: ['media-empty-warning'] };
    const fresh = { ...queue, changed: { at: 100, secondsAgo: 5 } };
    expect(trueState(fresh, null, null)).toEqual({ printer: fresh, isRemembered: true });
    expect(trueState(fresh, null, 100).printer.reasons).toEqual([]);
    const old = { ...queue, changed: { at: 100, secondsAgo: 601 } };
    expect(trueState(old, null, null)).toEqual({ printer: { ...old, reasons: [] }, isRemembered: false });
    const working = { ...old, state: 'processing' as const };
    expect(trueState(working, null, null)).toEqual({ printer: working, isRemembered: false });
  });

  it('one empty tray of two stops no printer that says so itself and is well', () => {
    const oneOfTwo = { filled: 1, empty: 1 };
    for (const more of [
      { state: 'idle' as const },
      { state: 'idle' as const, trays: oneOfTwo },
      // What is empty is the by-pass, which is no tray.
      { state: 'idle' as const, trays: { filled: 1, empty: 0 } },
      { state: 'processing' as const, trays: oneOfTwo },
    ]) {
      const said = { ...WELL, ...more, reasons: ['media-empty-warning'] };
      // Asked without a queue, and behind one.
      for (const { printer } of [
        trueState(said, null, null),
        trueState({ ...WELL, isCups: true, reasons: ['media-empty-warning'] }, said, null),
      ]) {
        expect(faultOf(printer)).toBeNull();
        expect(warningsOf(printer)).toEqual(['paper-near-end']);
      }
    }
    for (const said of [
      { ...WELL, state: 'stopped' as const, reasons: ['media-empty-warning'] },
      { ...WELL, reasons: ['media-empty-error'] },
      { ...WELL, reasons: ['media-empty'] },
      // Its only tray, and one that waits for paper in the middle of a job.
      { ...WELL, trays: { filled: 0, empty: 1 }, reasons: ['media-empty-warning'] },
      { ...WELL, state: 'processing' as const, reasons: ['media-empty-warning'] },
    ]) {
      expect(faultOf(trueState(said, null, null).printer)?.code).toBe('paper-out');
    }
  });

  it.each([
    // RFC 8011, section 5.4.12, in its order; PWG 5100.9 and RFC 3998 say where as well.
    ['media-needed', 'paper-out'],
    ['media-jam', 'jam'],
    ['shutdown', 'offline'],
    ['timed-out', 'offline'],
    ['spool-area-full', 'stopped'],
    ['cover-open', 'cover-open'],
    ['interlock-open', 'cover-open'],
    ['door-open', 'cover-open'],
    ['input-tray-missing', 'paper-out'],
    ['media-empty', 'paper-out'],
    ['output-tray-missing', 'stopped'],
    ['output-area-full', 'stopped'],
    ['marker-waste-full', 'stopped'],
    ['fuser-over-temp', 'overheated'],
    ['opc-life-over', 'toner-out'],
    ['toner-empty', 'toner-out'],
    ['marker-supply-empty', 'toner-out'],
    ['developer-empty', 'toner-out'],
    ['interpreter-resource-unavailable', 'stopped'],
    ['deactivated', 'offline'],
    ['input-media-tray-jam', 'jam'],
    ['media-path-input-jam', 'jam'],
    ['media-path-output-jam', 'jam'],
    ['media-path-door-open', 'cover-open'],
    ['input-cover-open', 'cover-open'],
    ['input-media-tray-feed-error', 'jam'],
    ['input-pick-roller-missing', 'jam'],
    ['input-cannot-feed-size-selected', 'jam'],
    ['input-manual-input-request', 'paper-out'],
    ['media-path-cannot-duplex-media-selected', 'jam'],
    ['marker-waste-toner-receptacle-full', 'stopped'],
    ['marker-waste-ink-receptacle-missing', 'stopped'],
    ['marker-toner-cartridge-missing', 'toner-out'],
    ['marker-fuser-missing', 'toner-out'],
    ['marker-ink-empty', 'toner-out'],
    ['marker-fuser-thermistor-failure', 'stopped'],
    ['subunit-unrecoverable-failure', 'stopped'],
  ])('%s stops a printer as an error, and as it is; one that only warns of it prints', (reason, code) => {
    for (const said of [reason, `${reason}-error`]) {
      for (const reasons of [[said], ['toner-low-warning', said], [said, 'media-low']]) {
        const { printer } = trueState({ ...WELL, reasons }, null, null);
        expect([said, faultOf(printer)?.code]).toEqual([said, code]);
      }
    }
    for (const said of [`${reason}-warning`, `${reason}-report`]) {
      const { printer } = trueState({ ...WELL, reasons: [said] }, null, null);
      expect([said, faultOf(printer)]).toEqual([said, null]);
      expect(warningsOf(printer)).toHaveLength(1);
      const stopped = trueState({ ...WELL, state: 'stopped', reasons: [said] }, null, null);
      expect(faultOf(stopped.printer)).not.toBeNull();
    }
  });

  it.each(['other', 'stopping', 'opc-near-eol', 'marker-waste-almost-full', 'fuser-under-temp', 'testing'])(
    '%s says nothing of what would not print; a printer that stopped is told by it',
    (reason) => {
      expect(faultOf({ ...WELL, reasons: [reason] })).toBeNull();
      expect(faultOf({ ...WELL, state: 'stopped', reasons: [reason] })?.technician).toContain(reason);
    },
  );

  it('a printer behind a queue that stopped, or takes nothing, and says no more', () => {
    const queue: PrinterAttributes = { ...WELL, isCups: true };
    expect(faultOf(trueState(queue, { ...WELL, state: 'stopped' }, null).printer)?.code).toBe('stopped');
    expect(faultOf(trueState(queue, { ...WELL, accepting: false }, null).printer)?.code).toBe('paused');
    expect(faultOf({ ...WELL, accepting: false })?.technician).not.toContain('lpadmin');
  });

  it('the printer behind a queue is believed before the queue', () => {
    const queue: PrinterAttributes = { ...WELL, isCups: true, reasons: ['media-empty-warning', 'paused'] };
    expect(trueState(queue, WELL, null).printer.reasons).toEqual(['paused']);
    expect(trueState(queue, { ...WELL, reasons: ['media-jam'] }, null).printer.reasons).toEqual([
      'paused',
      'media-jam',
    ]);
    expect(faultOf(trueState(queue, 'unreachable', null).printer)?.code).toBe('offline');
  });
});

describe('what a job’s end means', () => {
  const job = (more: Partial<JobAttributes>): JobAttributes => ({
    state: 'completed',
    reasons: [],
    printed: 1,
    neverBegan: false,
    ...more,
  });
  const jam = { code: 'jam', technician: '卡纸' } as const;

  it.each([
    [{}, null, 'printed'],
    [{ printed: 0 }, null, 'unknown'],
    [{ printed: null }, null, 'unknown'],
    [{ reasons: ['job-completed-with-errors'] }, null, 'unknown'],
    [{}, jam, 'unknown'],
    [{ state: 'canceled' }, null, 'unknown'],
    [{ state: 'canceled', printed: 0, neverBegan: true }, null, 'not-started'],
    [{ state: 'aborted', printed: 0, neverBegan: false }, jam, 'unknown'],
    [{ state: 'processing' }, jam, 'under-way'],
    [{ state: 'unknown' }, null, 'under-way'],
  ] as [Partial<JobAttributes>, typeof jam | null, string][])('%j with %j → %s', (said, fault, outcome) => {
    expect(verdictOf(job(said), fault).outcome).toBe(outcome);
  });
});

describe('addresses', () => {
  it.each([
    ['ipp://192.168.1.60/ipp/print', { host: '192.168.1.60', port: 631 }, '/ipp/print'],
    ['ipp://printer.invalid:80/ipp', { host: 'printer.invalid', port: 80 }, '/ipp'],
    ['ipp://[fe80::1]:60000/ipp/print', { host: 'fe80::1', port: 60000 }, '/ipp/print'],
  ])('%s', (uri, at, path) => {
    expect(endpointOfUri(uri)).toMatchObject({ uri, at, path });
  });

  it('a CUPS queue is asked for on its socket', () => {
    expect(endpointOf({ kind: 'cups', queue: 'A4', socket: '/run/cups/cups.sock' })).toMatchObject({
      uri: 'ipp://localhost/printers/A4',
      path: '/printers/A4',
      at: { socketPath: '/run/cups/cups.sock' },
    });
  });

  it('anything else is refused where it is configured', () => {
    const devices = (a4Printer: unknown) =>
      DevicesConfig.safeParse({
        idCardReader: { transport: { kind: 'none' } },
        scanner: { transport: { kind: 'none' } },
        receiptPrinter: { transport: { kind: 'none' }, paperWidth: 80 },
        a4Printer,
      }).success;
    expect(devices({ kind: 'cups', queue: 'A4' })).toBe(true);
    expect(devices(undefined)).toBe(true);
    expect(devices({ kind: 'cups', queue: '../admin' })).toBe(false);
    expect(devices({ kind: 'ipp', uri: 'http://192.168.1.60/' })).toBe(false);
    expect(endpointOfUri('http://192.168.1.60/')).toBeNull();
  });
});
