/** Drives one scanner through SANE's own program: finds it, asks what it can be told, scans a page. */
import type { DeviceFault } from '../common/status.ts';
import type { FittedScanner } from './config.ts';
import type { ScanProblem } from './contract.ts';
import {
  chosenOf,
  type Found,
  foundIn,
  isWholeJpeg,
  LIST_ARGS,
  optionsArgs,
  optionsIn,
  problemIn,
  scanArgs,
} from './protocol.ts';
import { runProgram } from './run-program.ts';
import { WORDS } from './words.ts';

/** Longest of each, in milliseconds: network back ends look about for seconds; an old lamp warms up for half a minute. */
export const LIMITS = { listMs: 20_000, optionsMs: 20_000, scanMs: 90_000 };
/** An A4 page of 300 dots an inch has 26 MB of colour; a JPEG of it that has more is none. */
const PAGE_BYTES_MAX = 26_000_000;
const TEXT_BYTES_MAX = 1_000_000;
const PROGRAM = 'scanimage';

const FAULTS: Readonly<Record<keyof typeof WORDS.faults, DeviceFault>> = WORDS.faults;

export type ScannedPage =
  | { outcome: 'scanned'; jpeg: Buffer }
  /** `lost`: the scanner should be found anew. `fault`: somebody has to see to it. */
  | { outcome: 'failed'; problem: ScanProblem; lost?: DeviceFault; fault?: DeviceFault };

/** Other files of a back end are still looked for where the system has them: an empty last folder means those. */
const envOf = (configFolder: string | undefined) =>
  configFolder === undefined ? undefined : { SANE_CONFIG_DIR: `${configFolder}:` };

/** Every scanner that SANE knows now. */
export async function listScanners(
  configFolder?: string,
): Promise<{ found: Found[] } | { fault: DeviceFault }> {
  const ran = await runProgram(PROGRAM, LIST_ARGS, {
    limitMs: LIMITS.listMs,
    bytesMax: TEXT_BYTES_MAX,
    env: envOf(configFolder),
  });
  if (ran.outcome === 'missing') return { fault: FAULTS['no-program'] };
  if (ran.outcome !== 'ended') return { fault: FAULTS['list-silent'] };
  return { found: foundIn(ran.stdout.toString()) };
}

async function find({
  device,
  configFolder,
}: FittedScanner): Promise<{ found: Found } | { fault: DeviceFault }> {
  const listed = await listScanners(configFolder);
  if ('fault' in listed) return listed;
  const found = chosenOf(listed.found, device);
  return found ? { found } : { fault: FAULTS['no-scanner'] };
}

export async function openScanner(
  config: FittedScanner,
): Promise<{ scanner: DocumentScanner } | { fault: DeviceFault }> {
  const looked = await find(config);
  if ('fault' in looked) return looked;
  const { found } = looked;
  const ran = await runProgram(PROGRAM, optionsArgs(found), {
    limitMs: LIMITS.optionsMs,
    bytesMax: TEXT_BYTES_MAX,
    env: envOf(config.configFolder),
  });
  if (ran.outcome !== 'ended') return { fault: FAULTS['no-answer'] };
  if (ran.code !== 0) return { fault: faultOf(problemIn(ran.stderr)) };
  const args = scanArgs(found, optionsIn(ran.stdout.toString()), config);
  return args ? { scanner: new DocumentScanner(config, found, args) } : { fault: FAULTS.options };
}

/** A scanner that was found. Nothing of it stays open between two pages. */
export class DocumentScanner {
  readonly #config: FittedScanner;
  readonly #found: Found;
  readonly #args: readonly string[];
  readonly #closing = new AbortController();
  #scanning: Promise<unknown> = Promise.resolve();

  constructor(config: FittedScanner, found: Found, args: readonly string[]) {
    this.#config = config;
    this.#found = found;
    this.#args = args;
  }

  /** As SANE calls it. */
  get name(): string {
    return this.#found.name;
  }

  /** Null: it is still there. */
  async missing(): Promise<DeviceFault | null> {
    const looked = await find(this.#config);
    if ('fault' in looked) return looked.fault;
    return looked.found.name === this.name ? null : FAULTS['no-scanner'];
  }

  /** The page that lies there. `signal` stops the scanner. The caller overwrites the picture. */
  scan(signal: AbortSignal | undefined): Promise<ScannedPage> {
    const page = this.#scan(signal);
    this.#scanning = page;
    return page;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#scanning;
  }

  async #scan(signal: AbortSignal | undefined): Promise<ScannedPage> {
    const until = signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal;
    const env = envOf(this.#config.configFolder);
    const hasFailed = (complaint: string) => problemIn(complaint) !== 'failed';
    const limits = { limitMs: LIMITS.scanMs, bytesMax: PAGE_BYTES_MAX, signal: until, hasFailed, env };
    const ran = await runProgram(PROGRAM, this.#args, limits);
    switch (ran.outcome) {
      case 'missing':
        return { outcome: 'failed', problem: 'unavailable', lost: FAULTS['no-program'] };
      case 'too-late':
        return { outcome: 'failed', problem: 'too-late', lost: FAULTS['no-answer'] };
      case 'too-large':
      case 'stopped':
        return { outcome: 'failed', problem: 'failed' };
      case 'ended':
        if (ran.code === 0 && isWholeJpeg(ran.stdout)) return { outcome: 'scanned', jpeg: ran.stdout };
        ran.stdout.fill(0);
        return failed(problemIn(ran.stderr));
    }
  }
}

function failed(problem: ScanProblem | 'denied'): ScannedPage {
  switch (problem) {
    case 'denied':
      return { outcome: 'failed', problem: 'unavailable', lost: FAULTS.denied };
    case 'unplugged':
      return { outcome: 'failed', problem, lost: FAULTS['no-answer'] };
    case 'jam':
      return { outcome: 'failed', problem, fault: FAULTS.jam };
    default:
      return { outcome: 'failed', problem };
  }
}

function faultOf(problem: ScanProblem | 'denied'): DeviceFault {
  switch (problem) {
    case 'denied':
    case 'busy':
    case 'jam':
    case 'cover-open':
      return FAULTS[problem];
    default:
      return FAULTS['no-answer'];
  }
}
