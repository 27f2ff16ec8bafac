/**
 * The configuration of a core in service: what runs, what was kept for its next start, what came from afar, and a technician's changes.
 * The machine's own files are read at a start alone; what is above them is kept in the data folder.
 */
import { hash } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { stringify } from 'yaml';
import { z } from 'zod';
import { originOf } from '../../../kiosk-config/load.ts';
import { REMOTE_FILE, readRemote } from '../../../kiosk-config/remote.ts';
import type { KioskConfig } from '../../../kiosk-config/schema.ts';
import { asText, KNOWN_SETTINGS } from '../../../kiosk-config/settings.ts';
import { isTree, type Tree, valueAt } from '../../../kiosk-config/tree.ts';
import { parseYaml } from '../../../kiosk-config/yaml.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import { writeDurably } from '../store/durable-files.ts';
import type { Facts } from '../store/facts.ts';
import { addNotices, notice } from '../store/notices.ts';
import { Changing } from '../streams/changing.ts';
import type { ConfigurationOverview, SettingChange, SettingProblem, ShownChange } from './contract.ts';
import { plan, shownChanges, stack } from './plan.ts';
import { keptFiles, layUp, type Standing, textOf } from './reading.ts';
import { differences, takenOver } from './taken-over.ts';

/** How often it is looked for what the updater heard from afar, milliseconds. */
const LOOK_MS = 1_000;
const HEAD = '# 由维护界面写入，请在维护界面修改。\n';
const REFUSED_TOLD = 'configuration-refused';

type Deps = {
  /** As read at this start. */
  standing: Standing;
  dataFolder: string;
  /** Where the updater puts the operator's file once its signatures are checked; null: there is no updater. */
  offer: string | null;
  facts: Facts;
  /** Into the audit trail. Throws what the disk throws. */
  note: (detail: Record<string, string | number>) => void;
  log: Pick<Logger, 'info' | 'warn'>;
};

type Refused = { outcome: 'refused'; problems: SettingProblem[] };
export type PreviewAnswer = { outcome: 'fits'; changes: ShownChange[] } | Refused;
export type ApplyAnswer = { outcome: 'saved' | 'cannot-save' } | Refused;

export class Configuration {
  /** What this process goes by. */
  readonly running: Changing<KioskConfig>;
  readonly #deps: Deps;
  readonly #files: ReturnType<typeof keptFiles>;
  #standing: Standing;
  #refused: ConfigurationOverview['refused'] = null;
  /** Of the offer that was looked at last. */
  #seen = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#files = keptFiles(deps.dataFolder);
    this.#standing = deps.standing;
    this.running = new Changing(deps.standing.config);
  }

  start(): void {
    for (const line of this.#standing.leftOut) this.#deps.log.warn({ event: 'configuration.left-out', line });
    this.look();
    this.#timer = setInterval(() => this.look(), LOOK_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Whether something waits for the core's next start. */
  get isWaiting(): boolean {
    return differences(this.running.value, this.#standing.config).length > 0;
  }

  /** Takes what came from afar, or refuses it; the last good one stays then. */
  look(): void {
    const { offer } = this.#deps;
    const stat = offer === null ? undefined : statSync(offer, { throwIfNoEntry: false });
    const stamp = stat ? `${stat.mtimeMs} ${stat.size}` : '';
    if (offer === null || stamp === this.#seen) return;
    const text = textOf(offer);
    // A full disk: it is taken at a later look.
    if (text !== null && !unlessDiskRefuses(() => this.#offered(text))) return;
    this.#seen = stamp;
  }

  overview(): ConfigurationOverview {
    const { config, remote, leftOut, technician } = this.#standing;
    const without = stack(this.#standing, {}, remote?.layer ?? null);
    return {
      settings: KNOWN_SETTINGS.map((setting) => {
        const value = asText(valueAt(config, setting.key));
        const now = asText(valueAt(this.running.value, setting.key));
        const isOwn = without.ok && valueAt(technician?.value, setting.key) !== undefined;
        return {
          ...setting,
          value,
          origin: originOf(this.#standing, setting.key),
          running: now === value ? null : now,
          otherwise: isOwn ? asText(valueAt(without.config, setting.key)) : value,
        };
      }),
      remote: remote?.version ?? null,
      refused: this.#refused,
      leftOut,
      undo: this.#undo()?.shown ?? [],
    };
  }

  preview(changes: readonly SettingChange[]): PreviewAnswer {
    const planned = plan(this.#standing, changes);
    if ('problems' in planned) return { outcome: 'refused', problems: planned.problems };
    return { outcome: 'fits', changes: shownChanges(this.#standing.config, planned.config) };
  }

  apply(changes: readonly SettingChange[]): ApplyAnswer {
    const planned = plan(this.#standing, changes);
    if ('problems' in planned) return { outcome: 'refused', problems: planned.problems };
    const shown = shownChanges(this.#standing.config, planned.config);
    if (isDeepStrictEqual(planned.tree, this.#standing.technician?.value ?? {})) return { outcome: 'saved' };
    return this.#save(planned.tree, textOf(this.#files.technician) ?? HEAD, shown, 'technician');
  }

  /** Puts back what the technician's last change replaced; once. */
  undo(): { outcome: 'saved' | 'cannot-save' | 'nothing' } {
    const undo = this.#undo();
    return undo ? this.#save(undo.tree, null, undo.shown, 'technician-undo') : { outcome: 'nothing' };
  }

  /** `before`: what an undo puts back; null: nothing. Each changed key is an entry of the trail. */
  #save(
    tree: Tree,
    before: string | null,
    shown: readonly ShownChange[],
    by: 'technician' | 'technician-undo',
  ): { outcome: 'saved' | 'cannot-save' } {
    const { note, log } = this.#deps;
    const saved = unlessDiskRefuses(() => {
      mkdirSync(path.dirname(this.#files.technician), { recursive: true, mode: 0o700 });
      if (before !== null) writeDurably(this.#files.before, before);
      writeDurably(this.#files.technician, HEAD + stringify(tree));
      if (before === null) rmSync(this.#files.before, { force: true });
    });
    if (!saved) return { outcome: 'cannot-save' };
    for (const { key, from, to } of shown) {
      log.info({ event: 'configuration.changed', by, key });
      unlessDiskRefuses(() => note({ by, key, from, to }));
    }
    this.#stand();
    return { outcome: 'saved' };
  }

  #offered(text: string): void {
    const judged = this.#judge(text);
    if (judged === 'known') this.#refused = null;
    else if ('problems' in judged) this.#refuse(text, judged);
    else {
      mkdirSync(path.dirname(this.#files.remote), { recursive: true, mode: 0o700 });
      writeDurably(this.#files.remote, text);
      this.#refused = null;
      this.#deps.log.info({ event: 'configuration.from-afar', version: judged.version });
      this.#deps.note({ by: 'remote', version: judged.version });
      this.#stand();
    }
  }

  /** `known`: it is the one that is kept. Its number never goes back. */
  #judge(text: string): 'known' | { version: number } | NonNullable<ConfigurationOverview['refused']> {
    const read = readRemote(text);
    if (!read.ok) return { version: read.version, problems: read.problems };
    const { version } = read;
    const kept = textOf(this.#files.remote);
    if (kept === text) return 'known';
    const before = kept === null ? null : readRemote(kept);
    if (version <= (before?.version ?? 0)) {
      const why = `${version} 不大于本机已用的 ${before?.version}，请加大编号后重新发布`;
      return { version, problems: [`${REMOTE_FILE}：version：${why}`] };
    }
    const { site, technician } = this.#standing;
    const whole = stack(this.#standing, technician?.value ?? {}, read.layerFor(site.config.kiosk.id));
    return whole.ok ? { version } : { version, problems: whole.problems };
  }

  /** Told once, not at each start. */
  #refuse(text: string, refused: NonNullable<ConfigurationOverview['refused']>): void {
    this.#refused = refused;
    const { version, problems } = refused;
    const { facts, log, note } = this.#deps;
    const name = hash('sha256', text, 'hex');
    if (facts.read(REFUSED_TOLD, z.string()) === name) return;
    for (const line of problems) log.warn({ event: 'configuration.refused', version, line });
    note({ by: 'remote-refused', version: version ?? 0 });
    addNotices(facts, [notice('configuration-refused', problems.join('；'))]);
    facts.write(REFUSED_TOLD, name);
  }

  /** The layers anew, and of them what the running core takes over. */
  #stand(): void {
    this.#standing = layUp(this.#standing.site, this.#deps.dataFolder);
    this.running.set(takenOver(this.running.value, this.#standing.config));
  }

  /** Null: there is nothing to undo, or what stood before no longer fits. */
  #undo(): { tree: Tree; shown: ShownChange[] } | null {
    const text = textOf(this.#files.before);
    const read = text === null ? null : parseYaml(text);
    if (!read?.ok) return null;
    const tree = isTree(read.value) ? read.value : {};
    const whole = stack(this.#standing, tree, this.#standing.remote?.layer ?? null);
    return whole.ok ? { tree, shown: shownChanges(this.#standing.config, whole.config) } : null;
  }
}
