/** One kiosk of a kill campaign: the real core process on a data folder of its own, killed again and again. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import Database from 'better-sqlite3';
import { ChildHost } from '../../../main/child-host.ts';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { auditEntries, auditHead } from '../../../main/core/outbox/audit.ts';
import { type AuditFault, auditFaults } from '../../../main/core/outbox/audit-chain.ts';
import { type KioskClient, untilStatus } from '../../integration/kiosk.ts';
import type { Random } from '../random.ts';
import { Citizen, type Phase } from './citizen.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PIN = '990011';

export type LaneFigures = {
  killsByPhase: Record<Phase, number>;
  /** Kills while something confirmed was not yet delivered. */
  killsWithWork: number;
};

export class Lane {
  readonly kioskId: string;
  readonly citizen: Citizen;
  readonly figures: LaneFigures = {
    killsByPhase: { starting: 0, filling: 0, 'uploading-page': 0, confirming: 0, 'after-confirm': 0 },
    killsWithWork: 0,
  };
  readonly #data: string;
  readonly #core: ChildHost;
  readonly #random: Random;

  constructor(options: { folder: string; number: number; platformUrl: string; random: Random }) {
    const { folder, number, platformUrl, random } = options;
    this.kioskId = `LY${String(number + 1).padStart(3, '0')}`;
    this.#random = random;
    this.citizen = new Citizen(random, number);
    this.#data = path.join(folder, this.kioskId);
    mkdirSync(this.#data, { recursive: true, mode: 0o700 });
    installPin(this.#data, PIN);
    const config = path.join(folder, `${this.kioskId}.json`);
    writeFileSync(
      config,
      JSON.stringify({
        kiosk: { id: this.kioskId },
        platform: { baseUrl: platformUrl, timeoutMs: 1500, probeMs: 300 },
        storage: { reserveMiB: 16 },
      }),
    );
    this.#core = new ChildHost({
      node: process.execPath,
      entry: path.join(ROOT, 'main/core/index.ts'),
      env: {
        PATH: process.env.PATH ?? '',
        KIOSK_DATA: this.#data,
        KIOSK_CONFIG: [path.join(ROOT, 'kiosk-config/default.yaml'), config].join(path.delimiter),
        KIOSK_CATALOGUE: path.join(ROOT, 'kiosk-config/catalogue'),
        KIOSK_DEVICE_HOST: path.join(ROOT, 'main/device-host/index.ts'),
        KIOSK_VERSION: 'kill-campaign',
        KIOSK_LOG: 'error',
      },
      backoffMs: [1, 1],
    });
  }

  start(): void {
    this.#core.start();
  }

  /** One life of the core: a citizen at work, then kill -9 at a random instant. */
  async killOnce(): Promise<void> {
    const client = this.#client();
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
    const client = this.#client();
    await client.maintenance.unlock({ pin: PIN });
    let parked = 0;
    let waiting = -1;
    const again = setInterval(() => void client.maintenance.retryQueue(), 2_000);
    await client.maintenance.retryQueue();
    await untilStatus(client, ({ queue, network }) => {
      ({ waiting, parked } = queue);
      return network === 'online' && waiting === 0;
    });
    clearInterval(again);
    return { parked };
  }

  async stop(): Promise<{ auditFaults: AuditFault[]; strayBlobs: number }> {
    await this.#core.stop();
    const db = new Database(path.join(this.#data, 'kiosk.db'), { readonly: true });
    const faults = auditFaults(auditEntries(db), auditHead(db));
    db.close();
    return { auditFaults: faults, strayBlobs: readdirSync(path.join(this.#data, 'blobs')).length };
  }

  #client(): KioskClient {
    const port = this.#core.connect();
    if (!port) throw new Error('the core is down');
    return createORPCClient(new RPCLink({ port }));
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
