/**
 * `slot-launcher begin`: decides which release the core's next start takes, notes it on the disk, and points `current` there; `link` points
 * only, for what starts before the core; `reset` goes back to the package, which was installed anew. It comes with the package and is no
 * part of a slot, so a bad release can't spoil it. Environment: KIOSK_UPDATE, KIOSK_UPDATE_TOLD, KIOSK_PACKAGE (folders), KIOSK_CURRENT
 * (the link), KIOSK_UNITS (started anew when the release changed, separated by blanks).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeDurably } from '../store/durable-files.ts';
import {
  completeSlots,
  fileOf,
  type Places,
  readStaged,
  readState,
  readVerdict,
  readWish,
  slotFolder,
} from './slot-files.ts';
import { begin, type SlotState } from './slots.ts';

type Options = Places & { current: string; units: readonly string[] };

function optionsOf(env: NodeJS.ProcessEnv): Options {
  const need = (name: string) => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set`);
    return value;
  };
  return {
    folder: need('KIOSK_UPDATE'),
    told: need('KIOSK_UPDATE_TOLD'),
    installed: need('KIOSK_PACKAGE'),
    current: need('KIOSK_CURRENT'),
    units: (env.KIOSK_UNITS ?? '').split(' ').filter(Boolean),
  };
}

function beginStart(options: Options): void {
  mkdirSync(options.folder, { recursive: true });
  const read = readState(options);
  const state = begin({
    state: read,
    staged: readStaged(options),
    verdict: readVerdict(options),
    wish: readWish(options),
    complete: completeSlots(options),
    now: Date.now(),
  });
  // A wish is for one start: were it still there, a crash in the middle of the day would do it again.
  rmSync(fileOf.wish(options), { force: true });
  if (JSON.stringify(read) !== JSON.stringify(state))
    writeDurably(fileOf.state(options), JSON.stringify(state), 0o644);
  if (pointTo(options, state) && options.units.length > 0) {
    spawnSync('systemctl', ['--no-block', 'try-restart', ...options.units], { stdio: 'ignore' });
  }
}

/** Whether `current` pointed elsewhere before. The version beside it is the units' environment. */
function pointTo(options: Options, { active }: SlotState): boolean {
  const { current } = options;
  const target = slotFolder(options, active.slot);
  const before = targetOf(current);
  writeFileSync(`${current}.env`, `KIOSK_VERSION=${active.version}\n`, { mode: 0o644 });
  if (before === target) return false;
  mkdirSync(path.dirname(current), { recursive: true });
  rmSync(`${current}.new`, { force: true });
  symlinkSync(target, `${current}.new`);
  renameSync(`${current}.new`, current);
  return before !== null;
}

function targetOf(link: string): string | null {
  try {
    return readlinkSync(link);
  } catch {
    return null;
  }
}

/** Points to what would run, and counts no start. */
function link(options: Options): void {
  const complete = completeSlots(options);
  const state = readState(options);
  const nothing = { staged: null, verdict: null, wish: null, now: Date.now() };
  pointTo(options, begin({ state, complete, ...nothing }));
}

function reset(options: Options): void {
  rmSync(fileOf.state(options), { force: true });
  rmSync(fileOf.staged(options), { force: true });
  beginStart(options);
}

const COMMANDS: Record<string, (options: Options) => void> = { begin: beginStart, link, reset };

const command = COMMANDS[process.argv[2] ?? ''];
if (!command) {
  process.stderr.write('slot-launcher begin | link | reset\n');
  process.exit(2);
}
command(optionsOf(process.env));
