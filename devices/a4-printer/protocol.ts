/** The IPP operations that printing needs (RFC 8011, and CUPS's own): requests, and what their answers say. Pure. */
import { GROUP, type IppAttribute, type IppGroup, type IppMessage, TAG } from './ipp.ts';

export const OPERATION = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
  resumePrinter: 0x0011,
  /** Only CUPS has it: a sign that a spool stands between us and the printer. */
  cupsGetDefault: 0x4001,
  cupsGetPrinters: 0x4002,
} as const;

/** From here on a status is an error: 04xx the request's, 05xx the printer's. */
const FIRST_ERROR = 0x0400;
const VERSION = 0x0200;
const PDF = 'application/pdf';
/** What a printer says that finds out by itself what it is sent. */
const ANY_FORMAT = 'application/octet-stream';

/** Whom a request is addressed to, and who asks. */
export type Addressed = { uri: string; user: string };

const values = (name: string, tag: number, list: (string | number | boolean)[]): IppAttribute => ({
  name,
  values: list.map((value) => ({ tag, value })),
});

function request(
  code: number,
  { uri, user }: Addressed,
  own: IppAttribute[],
  more: { job?: IppAttribute[]; data?: Uint8Array } = {},
): IppMessage {
  const operation = [
    // These three must come first, in this order.
    values('attributes-charset', TAG.charset, ['utf-8']),
    values('attributes-natural-language', TAG.language, ['en']),
    values('printer-uri', TAG.uri, [uri]),
    values('requesting-user-name', TAG.name, [user]),
    ...own,
  ];
  const groups: IppGroup[] = [{ tag: GROUP.operation, attributes: operation }];
  if (more.job) groups.push({ tag: GROUP.job, attributes: more.job });
  return { version: VERSION, code, requestId: 1, groups, data: more.data ?? new Uint8Array(0) };
}

export function printJob(to: Addressed, jobName: string, pdf: Uint8Array): IppMessage {
  return request(
    OPERATION.printJob,
    to,
    [values('job-name', TAG.name, [jobName]), values('document-format', TAG.mimeType, [PDF])],
    { job: [values('media', TAG.keyword, ['iso_a4_210x297mm'])], data: pdf },
  );
}

export function getPrinterAttributes(to: Addressed): IppMessage {
  const wanted = [
    'printer-state',
    'printer-state-reasons',
    'printer-state-change-time',
    'printer-up-time',
    'printer-is-accepting-jobs',
    'document-format-supported',
    'operations-supported',
    'device-uri',
    'printer-input-tray',
  ];
  return request(OPERATION.getPrinterAttributes, to, [values('requested-attributes', TAG.keyword, wanted)]);
}

export function getJobAttributes(to: Addressed, jobId: number): IppMessage {
  const wanted = [
    'job-state',
    'job-state-reasons',
    'job-impressions-completed',
    'job-media-sheets-completed',
    'job-pages-completed',
    'time-at-processing',
  ];
  return request(OPERATION.getJobAttributes, to, [
    values('job-id', TAG.integer, [jobId]),
    values('requested-attributes', TAG.keyword, wanted),
  ]);
}

/** Jobs of the asking user. */
export function getJobs(to: Addressed, which: 'not-completed' | 'completed'): IppMessage {
  return request(OPERATION.getJobs, to, [
    values('which-jobs', TAG.keyword, [which]),
    values('my-jobs', TAG.boolean, [true]),
    values('requested-attributes', TAG.keyword, ['job-id', 'job-state']),
  ]);
}

/** With `forget`, CUPS removes the job's record and file as well. */
export function cancelJob(to: Addressed, jobId: number, forget = false): IppMessage {
  const job = values('job-id', TAG.integer, [jobId]);
  return request(OPERATION.cancelJob, to, forget ? [job, values('purge-job', TAG.boolean, [true])] : [job]);
}

export function resumePrinter(to: Addressed): IppMessage {
  return request(OPERATION.resumePrinter, to, []);
}

/** Every queue of a CUPS. */
export function getQueues(to: Addressed): IppMessage {
  const wanted = values('requested-attributes', TAG.keyword, ['printer-name', 'device-uri']);
  return request(OPERATION.cupsGetPrinters, to, [wanted]);
}

export function readQueues(answer: IppMessage): { name: string; deviceUri: string }[] {
  return attributesOf(answer, GROUP.printer).map((queue) => ({
    name: strings(queue.get('printer-name'))[0] ?? '',
    deviceUri: strings(queue.get('device-uri'))[0] ?? '',
  }));
}

export const isRefusal = ({ code }: IppMessage) => code >= FIRST_ERROR;

/** RFC 8011, appendix B.1.5: service unavailable, device and temporary errors, not accepting, busy. They pass. */
const PASSING = [0x0502, 0x0504, 0x0505, 0x0506, 0x0507];
export const isBusy = ({ code }: IppMessage) => PASSING.includes(code);

export type PrinterAttributes = {
  state: 'idle' | 'processing' | 'stopped' | 'unknown';
  reasons: string[];
  accepting: boolean;
  takesPdf: boolean;
  isCups: boolean;
  /** Where a CUPS queue sends its jobs. */
  deviceUri: string | null;
  /** How many of its trays hold paper and how many are empty (PWG 5100.13, printer-input-tray); null where it does not say. */
  trays: { filled: number; empty: number } | null;
  /** Since when the state is as it is, in the printer's own seconds, and how long ago that was; null when it does not say. */
  changed: { at: number; secondsAgo: number } | null;
};

const PRINTER_STATES: Readonly<Record<number, PrinterAttributes['state']>> = {
  3: 'idle',
  4: 'processing',
  5: 'stopped',
};

export function readPrinter(answer: IppMessage): PrinterAttributes {
  const found = attributesOf(answer, GROUP.printer)[0] ?? new Map();
  const formats = strings(found.get('document-format-supported'));
  const at = number(found.get('printer-state-change-time'));
  const now = number(found.get('printer-up-time'));
  return {
    state: PRINTER_STATES[number(found.get('printer-state')) ?? 0] ?? 'unknown',
    reasons: keywords(found.get('printer-state-reasons')),
    // Some write it as a number.
    accepting: ![false, 0].includes(found.get('printer-is-accepting-jobs')?.values[0]?.value as boolean),
    // One that names no formats is tried: it would refuse the job.
    takesPdf: formats.length === 0 || formats.includes(PDF) || formats.includes(ANY_FORMAT),
    isCups: numbers(found.get('operations-supported')).includes(OPERATION.cupsGetDefault),
    deviceUri: strings(found.get('device-uri'))[0] ?? null,
    trays: traysOf(texts(found.get('printer-input-tray'))),
    changed: at === null || now === null ? null : { at, secondsAgo: Math.max(0, now - at) },
  };
}

/** `level`: sheets, -3 for at least one, -2 for unknown (RFC 3805, prtInputCurrentLevel). What is fed by hand or laid into the by-pass is no tray. */
function traysOf(trays: readonly string[]): PrinterAttributes['trays'] {
  const levels = trays
    .filter(
      (tray) => !/type=(sheetFeedManual|other|unknown)/.test(tray) && !/name=(auto|by-?pass)/i.test(tray),
    )
    .map((tray) => Number(/level=(-?\d+)/.exec(tray)?.[1] ?? Number.NaN))
    .filter((level) => level >= 0 || level === -3);
  const empty = levels.filter((level) => level === 0).length;
  return levels.length === 0 ? null : { filled: levels.length - empty, empty };
}

export type JobAttributes = {
  state: 'waiting' | 'processing' | 'stopped' | 'canceled' | 'aborted' | 'completed' | 'unknown';
  reasons: string[];
  /** Printed sides or sheets, whichever it counts; null when it counts neither. */
  printed: number | null;
  /** The printer says outright that it never began. */
  neverBegan: boolean;
};

const JOB_STATES: Readonly<Record<number, JobAttributes['state']>> = {
  3: 'waiting',
  4: 'waiting',
  5: 'processing',
  6: 'stopped',
  7: 'canceled',
  8: 'aborted',
  9: 'completed',
};

export function readJob(answer: IppMessage): JobAttributes {
  const found = attributesOf(answer, GROUP.job)[0] ?? new Map();
  const counts = [
    number(found.get('job-impressions-completed')),
    number(found.get('job-media-sheets-completed')),
    number(found.get('job-pages-completed')),
  ].filter((count) => count !== null);
  return {
    state: JOB_STATES[number(found.get('job-state')) ?? 0] ?? 'unknown',
    reasons: keywords(found.get('job-state-reasons')),
    printed: counts.length > 0 ? Math.max(...counts) : null,
    neverBegan: found.get('time-at-processing')?.values[0]?.tag === TAG.noValue,
  };
}

/** The number that the printer gave a job just sent; null when it gave none. */
export function readJobId(answer: IppMessage): number | null {
  return readJobIds(answer)[0] ?? null;
}

export function readJobIds(answer: IppMessage): number[] {
  return attributesOf(answer, GROUP.job)
    .map((job) => number(job.get('job-id')))
    .filter((id) => id !== null);
}

/** Each group of that kind, by attribute name. */
function attributesOf({ groups }: IppMessage, tag: number): Map<string, IppAttribute>[] {
  return groups
    .filter((group) => group.tag === tag)
    .map(({ attributes }) => new Map(attributes.map((attribute) => [attribute.name, attribute])));
}

const numbers = (attribute: IppAttribute | undefined): number[] =>
  (attribute?.values ?? []).map(({ value }) => value).filter((value) => typeof value === 'number');
const strings = (attribute: IppAttribute | undefined): string[] =>
  (attribute?.values ?? []).map(({ value }) => value).filter((value) => typeof value === 'string');
/** Without `none`, and as keywords are written. */
const keywords = (attribute: IppAttribute | undefined): string[] =>
  texts(attribute)
    .flatMap((text) => text.toLowerCase().split(/[\s,]+/))
    .filter((keyword) => keyword !== '' && keyword !== 'none');
/** Octet strings as text. */
const texts = (attribute: IppAttribute | undefined): string[] =>
  (attribute?.values ?? []).flatMap(({ value }) =>
    value instanceof Uint8Array
      ? [Buffer.from(value).toString('utf8')]
      : typeof value === 'string'
        ? [value]
        : [],
  );
const number = (attribute: IppAttribute | undefined) => numbers(attribute)[0] ?? null;
