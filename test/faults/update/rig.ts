/** One kiosk with its updater, launcher and slots as the package has them, a repository, and a web server: what a campaign cuts. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { rolldown } from 'rolldown';
import { MIGRATIONS, READABLE_FROM } from '../../../main/core/store/migrations/index.ts';
import { type Places, readStaged, readState } from '../../../main/core/update/slot-files.ts';
import { EXTERNAL } from '../../../scripts/build/build.ts';
import { ReleaseRepository } from '../../../scripts/release/repository.ts';
import type { Random } from '../../kit/random.ts';
import { type StaticServer, staticServer } from '../../kit/static-server.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PROGRAMS = {
  program: 'test/faults/update/release-program.ts',
  launcher: 'main/core/update/launcher.ts',
  updater: 'main/core/update/updater-main.ts',
};
/** Files of a release that change with it, and their largest size, bytes. */
const CHANGING = 6;
const CHANGING_BYTES = 60_000;
/** Settled within the campaign's patience; the product waits for minutes. */
const TIMES = ['--settle-seconds', '0.05', '--deadline-seconds', '1', '--look-ms', '25'];

export type Mood = 'well' | 'crashes' | 'never-well';
export type Ready = { version: string; waiting: string[] };

export class Rig {
  readonly places: Places;
  readonly #place: string;
  readonly #random: Random;
  readonly #repository: ReleaseRepository;
  #server: StaticServer | null = null;
  #program: ChildProcess | null = null;
  #children = new Set<ChildProcess>();
  #number = 0;
  /** Ids that a release said it had filed, and so promised. */
  readonly promised = new Set<string>();
  readonly moods = new Map<string, Mood>();

  constructor(place: string, random: Random) {
    this.#place = place;
    this.#random = random;
    const at = (name: string) => path.join(place, name);
    this.places = { folder: at('update'), told: at('told'), installed: at('package') };
    this.#repository = new ReleaseRepository({ repo: at('repo'), keys: at('keys') });
  }

  async open(): Promise<void> {
    const at = (name: string) => path.join(this.#place, name);
    for (const folder of ['update', 'told', 'data', 'bundles']) mkdirSync(at(folder), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules'), at('node_modules'));
    for (const [name, entry] of Object.entries(PROGRAMS)) {
      const external = (id: string) => EXTERNAL.some((one) => id === one || id.startsWith(`${one}/`));
      const built = await rolldown({
        input: path.join(ROOT, entry),
        cwd: ROOT,
        platform: 'node',
        external,
        logLevel: 'silent',
      });
      await built.write({ file: at(`bundles/${name}.mjs`), format: 'esm', codeSplitting: false });
      await built.close();
    }
    this.#make('1.0.0', 'well', at('package'));
    this.#repository.root();
    this.#server = await staticServer(at('repo'));
    const { url } = this.#server;
    writeFileSync(
      at('site.yaml'),
      JSON.stringify({
        kiosk: { id: 'LY001' },
        platform: { baseUrl: 'http://127.0.0.1:9' },
        updates: { url, root: at('repo/metadata/1.root.json'), ring: 1 },
      }),
    );
  }

  /** A release as it is packaged: the program, some files of its own, and one that never changes. */
  #make(version: string, mood: Mood, folder: string): void {
    mkdirSync(path.join(folder, 'deep/er'), { recursive: true });
    const later = Number(version.split('.')[2]) % 2;
    const steps = MIGRATIONS.length + later;
    const program = readFileSync(path.join(this.#place, 'bundles/program.mjs'), 'utf8');
    writeFileSync(path.join(folder, 'program.mjs'), `${program}\n// ${version}\n`);
    writeFileSync(path.join(folder, 'program.json'), JSON.stringify({ steps, mood }));
    writeFileSync(path.join(folder, 'deep/er/same'), Buffer.alloc(200_000, 7));
    for (let n = 0; n < CHANGING; n++) {
      const bytes = Buffer.alloc(1 + this.#random.below(CHANGING_BYTES), `${version} ${n} `);
      writeFileSync(path.join(folder, `deep/${n}`), bytes);
    }
    const schema = { steps, readable: READABLE_FROM };
    writeFileSync(
      path.join(folder, 'release.json'),
      JSON.stringify({ version, product: 'web-linux-x64', schema }),
    );
  }

  /** Offers the next release to this kiosk. */
  async publish(mood: Mood): Promise<string> {
    this.#count();
    const version = `1.0.${++this.#number}`;
    const folder = path.join(this.#place, 'packaged');
    this.#make(version, mood, folder);
    await this.#repository.add(folder, '1.0.0');
    this.#repository.open(version, { ring: 1, from: '2026-01-01T00:00:00Z', hours: 0 });
    this.moods.set(version, mood);
    return version;
  }

  /** How the newest one ended. */
  #count(): void {
    const state = readState(this.places);
    if (!state || state === 'unreadable' || this.#number === 0) return;
    if (state.active.version === this.newest) this.outcomes.placed++;
    else this.outcomes.takenBack++;
  }

  get newest(): string {
    return `1.0.${this.#number}`;
  }

  #env() {
    return {
      PATH: process.env.PATH ?? '',
      KIOSK_DATA: path.join(this.#place, 'data'),
      KIOSK_CONFIG: [path.join(ROOT, 'kiosk-config/default.yaml'), path.join(this.#place, 'site.yaml')].join(
        path.delimiter,
      ),
      KIOSK_UPDATE: this.places.folder,
      KIOSK_UPDATE_TOLD: this.places.told,
      KIOSK_PACKAGE: this.places.installed,
      KIOSK_CURRENT: path.join(this.#place, 'current'),
    };
  }

  #spawn(program: string, ...options: string[]): ChildProcess {
    const child = spawn(process.execPath, [program, ...options], {
      env: this.#env(),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.stdin?.on('error', () => undefined);
    this.#children.add(child);
    child.on('exit', () => this.#children.delete(child));
    return child;
  }

  /** What systemd does at each start of the core: the launcher, then what it chose. Null: it ended without being ready. */
  async start(): Promise<Ready | null> {
    const launcher = this.#spawn(path.join(this.#place, 'bundles/launcher.mjs'), 'begin');
    if ((await ended(launcher)) !== 0) return null;
    const program = this.#spawn(path.join(this.#place, 'current/program.mjs'));
    this.#program = program;
    for await (const line of createInterface({ input: program.stdout ?? process.stdin })) {
      const told = JSON.parse(line) as { promised?: string; ready?: string; waiting?: string[] };
      if (told.promised) this.promised.add(told.promised);
      if (told.ready) return { version: told.ready, waiting: told.waiting ?? [] };
    }
    return null;
  }

  /** The whole course of an update, until it is settled, one way or the other. Rejects when it is cut. */
  async course(isCut: () => boolean): Promise<void> {
    const until = async (what: () => boolean) => {
      while (!what()) {
        if (isCut()) throw new Error('cut');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    if (!(await this.start())) throw new Error('cut');
    const updater = this.#spawn(path.join(this.#place, 'bundles/updater.mjs'), ...TIMES);
    await new Promise((resolve) => {
      createInterface({ input: updater.stdout ?? process.stdin }).on(
        'line',
        (line) => line.includes('update.ready') && resolve(0),
      );
      updater.once('exit', resolve);
    });
    writeFileSync(path.join(this.places.told, 'check.json'), JSON.stringify({ nonce: randomUUID() }));
    await until(() => readStaged(this.places)?.version === this.newest);
    await this.#end('apply');
    for (;;) {
      const ready = await this.start();
      if (isCut()) throw new Error('cut');
      if (!ready) continue;
      const verdict = () => readVerdictOf(this.places, ready.version);
      await until(() => verdict() !== null || ready.version !== this.newest);
      await this.#end(null);
      if (ready.version !== this.newest || verdict() === 'good') break;
    }
    await this.start();
  }

  async #end(word: 'apply' | null): Promise<void> {
    const program = this.#program;
    if (!program || program.exitCode !== null || program.signalCode !== null) return;
    const gone = ended(program);
    if (word) program.stdin?.write(`${word}\n`);
    else program.kill('SIGKILL');
    await gone;
  }

  /** `kill -9` of all that runs. */
  async cut(): Promise<void> {
    const gone = [...this.#children].map(ended);
    for (const child of this.#children) child.kill('SIGKILL');
    await Promise.all(gone);
  }

  /** Whether the newest release is in place and well, or was taken back. */
  get isSettled(): boolean {
    const state = readState(this.places);
    if (!state || state === 'unreadable') return this.#number === 0;
    const isPlaced = state.active.version === this.newest && !state.probation;
    return isPlaced || state.failed.some(({ version }) => version === this.newest);
  }

  /** Over all that was offered: what ran at an answer and was on probation no more, and what was taken back. */
  readonly outcomes = { placed: 0, takenBack: 0 };

  async close(): Promise<void> {
    await this.cut();
    await this.#server?.close();
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', resolve));
}

function readVerdictOf({ folder }: Places, version: string): 'good' | 'bad' | null {
  try {
    const told = JSON.parse(readFileSync(path.join(folder, 'verdict.json'), 'utf8'));
    return told.version === version ? told.verdict : null;
  } catch {
    return null;
  }
}
