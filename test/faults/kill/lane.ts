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
    await Promise.race([this.#instant(client), living]);
    ended = true;
    this.figures.killsByPhase[this.citizen.phase]++;
    const up = new Promise<void>((resolve) => this.#core.once('up', () => resolve()));
    this.#core.kill();
    await up;
    await Promise.race([living, wait(20)]);
    if (this.#waitingOnDisk() > 0) this.figures.killsWithWork++;
  }

  /** One in eight strikes during start-up, two within a confirm's milliseconds, the others anywhere in a second's work. */
  async #instant(client: KioskClient): Promise<void> {
    const draw = this.#random.below(8);
    const milliseconds = this.#random.below(draw === 0 ? 350 : draw <= 2 ? 25 : 900);
    if (draw !== 0) await client.kiosk.info();
    if (draw === 1 || draw === 2) {
      const patience = Date.now() + 3_000;
      while (this.citizen.phase !== 'confirming' && Date.now() < patience) await wait(1);
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
