/** How `scanimage` (sane-backends 1.0 to 1.2) is spoken to: its arguments, and what it answers. No I/O. */
import type { FittedScanner } from './config.ts';
import type { ScanProblem } from './contract.ts';

/** A scanner as SANE calls it, e.g. `genesys:libusb:001:004`. */
export type Found = { name: string; model: string };

/** Lists the scanners, two lines each; no scanner is opened for it. */
export const LIST_ARGS = ['--formatted-device-list=%d%n%v %m%n'];

export function foundIn(stdout: string): Found[] {
  const lines = stdout.split('\n').map((line) => line.trim());
  const found: Found[] = [];
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const [name = '', model = ''] = lines.slice(at, at + 2);
    if (name !== '') found.push({ name, model });
  }
  return found;
}

/** The first that `wanted` is a part of; undefined: there is none such. */
export const chosenOf = (found: readonly Found[], wanted = ''): Found | undefined =>
  found.find(({ name, model }) => `${name} ${model}`.includes(wanted));

/** An option: the words or numbers that it takes, or from where to where. `null`: anything, or nothing just now. */
export type ScanOption = { values: string[] } | { from: number; to: number } | { values: null };
export type ScanOptions = ReadonlyMap<string, ScanOption>;

export const optionsArgs = ({ name }: Found): string[] => [`--device-name=${name}`, '--all-options'];

/** One line an option: `    --mode Gray|Color [Gray]`, `    -x 0..215.9mm (in steps of 1) [80]`; what stands deeper explains it. */
const OPTION = /^ {4}(?:--([a-z][a-z0-9-]*)|-([ltxy])) ?(.*)$/;
const RANGE = /^(-?[\d.]+)\.\.(-?[\d.]+)/;
/** The units behind a list's last number. */
const UNIT = /(?<=\d)(?:dpi|mm|pel|bits?|us|%)$/;

/** Of `scanimage --all-options`. Of what is inactive only that it exists: another option may bring it to life. */
export function optionsIn(stdout: string): ScanOptions {
  const options = new Map<string, ScanOption>();
  for (const line of stdout.split('\n')) {
    const [, long, short, rest = ''] = OPTION.exec(line) ?? [];
    const key = long ?? short;
    if (key === undefined || /\[(read-only|hardware)\]\s*$/.test(rest)) continue;
    options.set(key, rest.includes('[inactive]') ? { values: null } : optionOf(rest));
  }
  return options;
}

function optionOf(rest: string): ScanOption {
  const range = RANGE.exec(rest);
  if (range) return { from: Number(range[1]), to: Number(range[2]) };
  const said = rest.replace(/^\[=\((.*?)\)\]/, '$1').replace(/ \[[^\]]*\].*$/, '');
  // `<string>`, `<int>,...`: anything goes. Nothing: it is a button.
  if (said === '' || said.startsWith('<') || said.endsWith(',...')) return { values: null };
  return { values: said.split('|').map((word) => word.trim().replace(UNIT, '')) };
}

/** A4, in millimetres. */
const A4 = { x: 210, y: 297 };

/**
 * The arguments for one page in colour; null: the scanner lacks an option that the configuration names. What is asked for first may change
 * what the next ones may be (SANE standard 4.4), so the source comes first.
 */
export function scanArgs({ name }: Found, options: ScanOptions, config: FittedScanner): string[] | null {
  const source = sourceOf(options, config.source);
  const isKnown = Object.keys(config.options).every((key) => options.has(key));
  if (source === null || !isKnown) return null;
  const mode = wordOf(options, 'mode', /colou?r/i) ?? wordOf(options, 'mode', /gr[ae]y/i);
  const resolution = resolutionOf(options.get('resolution'), config.resolution);
  return [
    `--device-name=${name}`,
    '--format=jpeg',
    ...(source === undefined ? [] : [`--source=${source}`]),
    ...(mode === undefined ? [] : [`--mode=${mode}`]),
    ...(resolution === null ? [] : [`--resolution=${resolution}`]),
    ...Object.entries(config.options).map(([key, value]) => `--${key}=${value}`),
    ...edges(options),
  ];
}

/** Null: the configured one is none of its own. Undefined: it has only one. */
function sourceOf(options: ScanOptions, wanted: string | undefined): string | null | undefined {
  const source = options.get('source');
  const values = source && 'values' in source ? source.values : null;
  if (wanted !== undefined) return values?.includes(wanted) ? wanted : null;
  return values?.find((value) => /flatbed|normal/i.test(value)) ?? values?.[0];
}

function wordOf(options: ScanOptions, key: string, like: RegExp): string | undefined {
  const option = options.get(key);
  return option && 'values' in option ? option.values?.find((value) => like.test(value)) : undefined;
}

function resolutionOf(option: ScanOption | undefined, wanted: number): number | null {
  if (!option) return null;
  if ('from' in option) return Math.min(Math.max(wanted, option.from), option.to);
  const steps = (option.values ?? []).map(Number).filter((step) => Number.isFinite(step));
  const sorted = steps.sort((one, other) => one - other);
  return sorted.find((step) => step >= wanted) ?? sorted.at(-1) ?? null;
}

/** A whole A4 page from the corner, or as much of it as the glass has. */
function edges(options: ScanOptions): string[] {
  const least = (key: 'l' | 't') => {
    const option = options.get(key);
    return option && 'from' in option ? [`-${key}`, String(option.from)] : [];
  };
  const most = (key: 'x' | 'y') => {
    const option = options.get(key);
    return option && 'from' in option ? [`-${key}`, String(Math.min(option.to, A4[key]))] : [];
  };
  return [...least('l'), ...least('t'), ...most('x'), ...most('y')];
}

/** By the sentences of sane_strstatus (backend/sane_strstatus.c), which no language setting changes. */
const SENTENCES: readonly (readonly [string, ScanProblem | 'denied'])[] = [
  ['Document feeder jammed', 'jam'],
  ['Document feeder out of documents', 'no-paper'],
  ['Scanner cover is open', 'cover-open'],
  ['Device busy', 'busy'],
  ['Error during device I/O', 'unplugged'],
  ['Access to resource has been denied', 'denied'],
  // What the opening of a scanner that is gone ends with.
  ['failed: Invalid argument', 'unplugged'],
];

/** Why a run of scanimage failed. */
export function problemIn(stderr: string): ScanProblem | 'denied' {
  return SENTENCES.find(([sentence]) => stderr.includes(sentence))?.[1] ?? 'failed';
}

/** Whether a JPEG is there from its beginning to its end: what broke off in the middle is no page. */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  return (
    bytes.length > 4 &&
    bytes[0] === 0xff &&
    bytes[1] === 0xd8 &&
    bytes.at(-2) === 0xff &&
    bytes.at(-1) === 0xd9
  );
}
