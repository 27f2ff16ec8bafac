/** Marked citizens, one after the other, whose sessions end in every way; then everything is searched for their marks. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type KioskClient, startKiosk, type TestKiosk, untilReady } from '../../kit/kiosk.ts';
import { findNeedles } from '../../kit/needles.ts';
import { childrenOf } from '../../kit/processes.ts';
import { type Random, seeded } from '../../kit/random.ts';
import { closer } from '../../kit/termination.ts';
import { type End, MarkedCitizen, type Visit } from './citizen.ts';
import { findInMemory } from './memory.ts';
import { IN_MEMORY, markedPerson, NEEDLES } from './person.ts';
import { type Prepared, prepare } from './prepared.ts';

type Traces = Pick<Figures, 'onDisk' | 'inMemory'>;

export type Campaign = { runs: number; seed: number; onProgress?: (line: string) => void };

export type Figures = {
  runs: number;
  seed: number;
  /** Marked things that citizens gave. */
  canaries: number;
  /** Where a mark lay more than five seconds after the session: what, in which form, where. */
  onDisk: string[];
  inMemory: string[];
  /** Looks during a session; each must find marks, else the search itself is blind. */
  control: { looks: number; seen: number };
  /** Sessions by how they ended, by their last step, and during its call. */
  ends: Record<string, number>;
  steps: Record<string, number>;
  seconds: number;
};

/** A session's traces may last that long, in milliseconds. */
const FORGOTTEN_AFTER_MS = 5_000;
/** One citizen in so many is also searched for while there. */
const LOOK_EVERY = 5;
/** Citizens between two searches. */
const BATCH = 20;

export async function tracesCampaign({
  runs,
  seed,
  onProgress = () => undefined,
}: Campaign): Promise<Figures> {
  const started = Date.now();
  const random = seeded(seed);
  const opened = new AsyncDisposableStack();
  const close = closer(() => opened.disposeAsync());
  const place = mkdtempSync(path.join(os.tmpdir(), 'kiosk-traces-'));
  opened.defer(() => rmSync(place, { recursive: true, force: true }));
  const kiosk = opened.adopt(await openKiosk(place), (each) => each.close());
  const scene = new Scene(kiosk, path.join(place, 'disk'));
  const figures: Figures = {
    runs,
    seed,
    canaries: 0,
    onDisk: [],
    inMemory: [],
    control: { looks: 0, seen: 0 },
    ends: {},
    steps: {},
    seconds: 0,
  };
  try {
    await scene.prepare(random);
    for (let at = 0; at < runs; at++) {
      note(figures, await scene.visit(at, random, figures.control));
      if ((at + 1) % BATCH !== 0 && at + 1 < runs) continue;
      const { onDisk, inMemory } = await scene.traces();
      figures.onDisk.push(...onDisk);
      figures.inMemory.push(...inMemory);
      for (const trace of [...onDisk, ...inMemory]) onProgress(trace);
      onProgress(
        `${at + 1} citizens, traces: ${figures.onDisk.length} on the disk, ${figures.inMemory.length} in memory`,
      );
    }
    figures.seconds = Math.round((Date.now() - started) / 1000);
    return figures;
  } finally {
    await close();
  }
}

function note(figures: Figures, { matter, step, during, end, canaries }: Visit): void {
  figures.canaries += canaries;
  figures.ends[end] = (figures.ends[end] ?? 0) + 1;
  const where = `${matter}: ${during ? 'during ' : 'after '}${step}`;
  figures.steps[where] = (figures.steps[where] ?? 0) + 1;
}

/** Everything that the kiosk writes lies below `disk`: data, backup, temporary files, logs. */
function openKiosk(place: string): Promise<TestKiosk> {
  const disk = path.join(place, 'disk');
  const temp = path.join(disk, 'temp');
  mkdirSync(temp, { recursive: true });
  const wrapper = path.join(place, 'logged-node');
  writeFileSync(wrapper, `#!/bin/sh\nexec ${process.execPath} "$@" >> ${disk}/core.log 2>&1\n`);
  chmodSync(wrapper, 0o700);
  return startKiosk({
    data: path.join(disk, 'data'),
    wrapper,
    env: { TMPDIR: temp, KIOSK_LOG: 'trace' },
    storage: { backupFolder: path.join(disk, 'backup'), backupOnSameDisk: true },
  });
}

class Scene {
  readonly kiosk: TestKiosk;
  readonly #disk: string;
  #client: KioskClient;
  #prepared: Prepared | null = null;
  #endedAt = 0;

  constructor(kiosk: TestKiosk, disk: string) {
    this.kiosk = kiosk;
    this.#disk = disk;
    this.#client = kiosk.connect();
  }

  ready(): Promise<void> {
    return untilReady(this.#client, 'id-card-reader', 'scanner', 'receipt-printer');
  }

  async prepare(random: Random): Promise<void> {
    await this.ready();
    this.#prepared = await prepare(this.kiosk, this.#client, markedPerson(0, random));
  }

  async visit(at: number, random: Random, control: Figures['control']): Promise<Visit> {
    await this.kiosk.faults({ latencyMs: random.chance(0.5) ? 0 : 300 });
    const look = () => {
      control.looks++;
      if (this.#inCore().length > 0) control.seen++;
    };
    const prepared = this.#prepared;
    if (!prepared) throw new Error('not ready');
    const { kiosk } = this;
    const client = this.#client;
    const citizen = new MarkedCitizen({ kiosk, client, person: markedPerson(at, random), prepared, random });
    return citizen.visit(at, (how) => this.#end(how), at % LOOK_EVERY === 0 ? look : undefined);
  }

  /** What still lies anywhere five seconds after the last session; seldom that long, since all is well sooner. */
  async traces(): Promise<Traces> {
    for (;;) {
      // A search takes seconds: what was still there as it began in time is no trace.
      const isLate = Date.now() - this.#endedAt > FORGOTTEN_AFTER_MS;
      const found = this.#search();
      const clean = found.onDisk.length + found.inMemory.length === 0;
      if (clean || isLate) return found;
      await sleep(500);
    }
  }

  async #end(how: End): Promise<void> {
    const { core } = this.kiosk;
    if (how === 'core-killed') {
      const up = new Promise<void>((resolve) => core.once('up', () => resolve()));
      core.kill();
      await up;
      this.#client = this.kiosk.connect();
      await this.ready();
      // The screen that comes back finds its session gone or ends it; the attract screen begins none.
      await this.#client.session.begin();
      await this.#client.session.end({ reason: 'left' });
    } else if (how === 'screen-gone') {
      this.kiosk.hangUp();
      this.#client = this.kiosk.connect();
      await this.#client.session.begin();
      await this.#client.session.end({ reason: 'left' });
    } else if (how === 'next') {
      await this.#client.session.begin();
    } else await this.#client.session.end({ reason: how });
    this.#endedAt = Date.now();
  }

  #search(): Traces {
    const hosts = childrenOf(this.kiosk.core.pid ?? 0).flatMap((pid) => inMemory('device host', pid));
    return { onDisk: findNeedles(this.#disk, NEEDLES), inMemory: [...this.#inCore(), ...hosts] };
  }

  #inCore(): string[] {
    return inMemory('core', this.kiosk.core.pid ?? 0);
  }
}

function inMemory(what: string, pid: number): string[] {
  return findInMemory(pid, IN_MEMORY).map(
    ({ what: mark, form, around }) => `${mark} (${form}) in the memory of the ${what}: ${around}`,
  );
}

/** Whether the campaign shows what it is for. */
export function isFlawless({ onDisk, inMemory, control }: Figures): boolean {
  return onDisk.length + inMemory.length === 0 && control.looks > 0 && control.seen === control.looks;
}
