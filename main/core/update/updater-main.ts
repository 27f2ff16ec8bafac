/**
 * The updater's process, a unit of its own: asks the operator's repository, stages what it finds, and judges what is on probation. It
 * starts nothing and switches nothing; that is the launcher's, when the core has an idle minute.
 *
 * Environment: KIOSK_UPDATE, KIOSK_UPDATE_TOLD, KIOSK_PACKAGE, KIOSK_CONFIG as in launcher.ts and the core. `--once` asks once and ends;
 * `--settle-seconds`, `--deadline-seconds`: see judge.ts; `--core-unit`: started anew when a release is found bad;
 * `--look-ms`: how often it looks at what the core tells.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { loadConfig } from '../../../kiosk-config/load.ts';
import { writeDurably } from '../store/durable-files.ts';
import { check } from './check.ts';
import { handOutConfiguration } from './hand-out.ts';
import { Judge, newVerdict } from './judge.ts';
import { firstCheckMs, nextCheckMs } from './policy.ts';
import { Repository } from './repository.ts';
import { fileOf, type Places, readCheckNow, readHealth, readState, readVerdict } from './slot-files.ts';

/** Without a configuration that names a repository, minutes. */
const UNCONFIGURED_MINUTES = 10;

const { values } = parseArgs({
  options: {
    once: { type: 'boolean', default: false },
    'settle-seconds': { type: 'string', default: '300' },
    'deadline-seconds': { type: 'string', default: '1200' },
    'core-unit': { type: 'string' },
    'look-ms': { type: 'string', default: '2000' },
  },
});
const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
const places: Places = {
  folder: need('KIOSK_UPDATE'),
  told: need('KIOSK_UPDATE_TOLD'),
  installed: need('KIOSK_PACKAGE'),
};
const configFiles = need('KIOSK_CONFIG').split(path.delimiter);
const log = pino({ base: { process: 'updater' }, level: process.env.KIOSK_LOG ?? 'info' });
// The core's user and the screen's read and run what is staged here.
process.umask(0o022);

let repository: { key: string; client: Repository } | null = null;

/** What the site says; null: nothing yet, or it can't be read. */
function settings() {
  const configured = loadConfig(configFiles, { product: true });
  const updates = configured.ok ? configured.config.updates : undefined;
  return configured.ok && updates ? { kioskId: configured.config.kiosk.id, ...updates } : null;
}

async function ask(isUrgent: boolean): Promise<void> {
  const site = settings();
  if (!site) {
    log.info({ event: 'update.unconfigured' });
    return;
  }
  const { url, root, ring, kioskId } = site;
  const key = `${url}\n${root}`;
  if (repository?.key !== key) {
    repository = { key, client: new Repository({ url, root, folder: path.join(places.folder, 'tuf') }) };
  }
  const checked = await check({ places, kioskId, ring, url, repository: repository.client, isUrgent });
  log.info({ event: 'update.checked', ...checked });
  writeDurably(fileOf.checked(places), JSON.stringify(checked), 0o644);
  // What keeps the repository away was just told.
  if (checked.outcome === 'failed' && !repository.client.opened) return;
  const configuration = await handOutConfiguration(repository.client, places, Date.now());
  if (configuration === 'new') log.info({ event: 'update.configuration' });
}

const everyMinutes = () => settings()?.everyMinutes ?? UNCONFIGURED_MINUTES;

function judge(by: Judge): void {
  const state = readState(places);
  if (state === null || state === 'unreadable') return;
  const told = { state, verdict: readVerdict(places), health: readHealth(places) };
  const verdict = newVerdict(by, told, performance.now());
  if (!verdict) return;
  log.info({ event: 'update.judged', ...verdict });
  writeDurably(fileOf.verdict(places), JSON.stringify(verdict), 0o644);
  const unit = values['core-unit'];
  if (unit && verdict.verdict === 'bad') spawnSync('systemctl', ['--no-block', 'restart', unit]);
}

async function serve(): Promise<void> {
  const by = new Judge({
    settleMs: Number(values['settle-seconds']) * 1000,
    deadlineMs: Number(values['deadline-seconds']) * 1000,
  });
  const lookMs = Number(values['look-ms']);
  setInterval(() => judge(by), lookMs);
  let seen = readCheckNow(places)?.nonce;
  let dueAt = performance.now() + firstCheckMs(everyMinutes(), Math.random);
  let asking = false;
  const look = async () => {
    const nonce = readCheckNow(places)?.nonce;
    if (asking || (nonce === seen && performance.now() < dueAt)) return;
    asking = true;
    const isUrgent = nonce !== seen;
    seen = nonce;
    try {
      await ask(isUrgent);
    } catch (error) {
      log.error({ event: 'update.failed', error: (error as Error).message });
    }
    dueAt = performance.now() + nextCheckMs(everyMinutes(), Math.random);
    asking = false;
  };
  setInterval(() => void look(), lookMs);
  log.info({ event: 'update.ready' });
}

if (values.once) await ask(true);
else await serve();
