/** One kiosk of a kill campaign: the real core process on a data folder of its own, killed again and again. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { auditEntries, auditHead } from '../../../main/core/audit/audit.ts';
import { type AuditFault, auditFaults } from '../../../main/core/audit/audit-chain.ts';
import type { DeviceIdentity } from '../../../main/core/signing/device.ts';
import type { ChildHost } from '../../../main/process/child-host.ts';
import { clientOf, coreProcess, drain } from '../../kit/core-process.ts';
import type { KioskClient } from '../../kit/kiosk.ts';
import type { Random } from '../../kit/random.ts';
import { Citizen, type Phase } from './citizen.ts';

/** Where in a citizen's matter a life ends. Counted by what happened, so that a busy machine reaches the same places. */
type Aim = 'start-up' | 'within a confirm' | 'after a promise' | 'anywhere';

/** Each lane's round of eight. The promises of the second and sixth life do not depend on how fast the machine is. */
const ROUND: readonly Aim[] = [
  'within a confirm',
  'after a promise',
  'anywhere',
  'anywhere',
  'start-up',
  'after a promise',
  'within a confirm',
  'anywhere',
];

const SPAN_MS: Record<Aim, number> = {
  'start-up': 350,
  'within a confirm': 25,
  'after a promise': 25,
  anywhere: 900,
};

export type LaneFigures = {
  killsByPhase: Record<Phase, number>;
  /** Kills while something confirmed was not yet delivered. */
  killsWithWork: number;
};

export class Lane {
  readonly citizen: Citizen;
  readonly figures: LaneFigures = {
    killsByPhase: { starting: 0, filling: 0, 'uploading-page': 0, confirming: 0, 'after-confirm': 0 },
    killsWithWork: 0,
  };
  readonly #data: string;
  readonly #core: ChildHost;
  readonly #random: Random;
  #lives = 0;

  constructor(options: {
    folder: string;
    number: number;
    device: DeviceIdentity;
    platformUrl: string;
    random: Random;
  }) {
    const { folder, number, device, platformUrl, random } = options;
    this.#random = random;
    this.citizen = new Citizen(random, number);
    this.#data = path.join(folder, device.kioskId);
    this.#core = coreProcess({ data: this.#data, device, platformUrl });
  }

  start(): void {
    this.#core.start();
  }

  /** One life of the core: a citizen at work, then kill -9 at a random instant. */
  async killOnce(): Promise<void> {
    const client = clientOf(this.#core);
    let ended = false;
    const living = this.citizen
      .live(client, () => ended)
      .catch((error: Error) => {
        // A call that a killed core never answered is the point; anything while it lives is a finding.
        if (!ended) throw error;
      });
    const aim = ROUND[this.#lives++ % ROUND.length] ?? 'anywhere';
    try {
      await Promise.race([this.#instant(client, aim, () => ended), living]);
    } finally {
      ended = true;
    }
    this.figures.killsByPhase[this.citizen.phase]++;
    const up = new Promise<void>((resolve) => this.#core.once('up', () => resolve()));
    this.#core.kill();
    await up;
    await Promise.race([living, wait(20)]);
    if (this.#waitingOnDisk() > 0) this.figures.killsWithWork++;
  }

  async #instant(client: KioskClient, aim: Aim, ended: () => boolean): Promise<void> {
    const milliseconds = this.#random.below(SPAN_MS[aim]);
    if (aim !== 'start-up') await client.kiosk.info();
    if (aim === 'within a confirm') await until(() => ended() || this.citizen.phase === 'confirming');
    if (aim === 'after a promise') {
      const before = this.citizen.promised;
      await until(() => ended() || this.citizen.promised > before);
    }
    await wait(milliseconds);
  }

  /** Without further faults: makes all due as a technician would, and waits until nothing waits. */
  async drain(): Promise<{ parked: number }> {
    return drain(clientOf(this.#core));
  }

  async stop(): Promise<{ auditFaults: AuditFault[]; strayBlobs: number }> {
    await this.#core.stop();
    const db = new Database(path.join(this.#data, 'kiosk.db'), { readonly: true });
    const faults = auditFaults(auditEntries(db), auditHead(db));
    const kept = new Set(
      db.prepare<[], string>('SELECT json_each.value FROM kept, json_each(kept.blobs)').pluck().all(),
    );
    db.close();
    const stray = readdirSync(path.join(this.#data, 'blobs')).filter((name) => !kept.has(name));
    return { auditFaults: faults, strayBlobs: stray.length };
  }

  #waitingOnDisk(): number {
    const file = path.join(this.#data, 'kiosk.db');
    try {
      const db = new Database(file, { readonly: true, timeout: 500 });
      try {
        return (
          db.prepare<[], { n: number }>("SELECT count(*) AS n FROM outbox WHERE state = 'waiting'").get()
            ?.n ?? 0
        );
      } finally {
        db.close();
      }
    } catch {
      return 0;
    }
  }
}

async function until(reached: () => boolean): Promise<void> {
  while (!reached()) await wait(1);
}
