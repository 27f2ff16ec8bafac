/** `kill -9` of real cores at random instants against a platform that loses answers; then every promise is looked up there. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { enrolled } from '../../kit/enrolled.ts';
import { seeded } from '../../kit/random.ts';
import { closer } from '../../kit/termination.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';
import type { Matter } from './citizen.ts';
import { Lane } from './lane.ts';

export type Campaign = { runs: number; seed: number; kiosks: number; onProgress?: (line: string) => void };

export type CampaignFigures = {
  runs: number;
  seed: number;
  kiosks: number;
  /** Receipt numbers that a core answered. */
  promised: number;
  /** Cases on the platform. */
  cases: number;
  /** Promised, and not on the platform. */
  lost: number;
  /** A matter or a receipt number that is on the platform more than once. */
  twice: number;
  /** A receipt number under which the platform holds another matter's content, or that two matters were given. */
  mixed: number;
  parked: number;
  auditFaults: number;
  strayBlobs: number;
  killsByPhase: Record<string, number>;
  killsWithWork: number;
  seconds: number;
};

export async function killCampaign(campaign: Campaign): Promise<CampaignFigures> {
  const { runs, seed, kiosks, onProgress = () => undefined } = campaign;
  const started = Date.now();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kills-'));
  const faultRandom = seeded(seed ^ 0x5eed);
  const sandbox = await startSandbox({
    folder: path.join(folder, 'platform'),
    capacity: 100_000,
    random: faultRandom.next,
  });
  const lanes = await Promise.all(
    Array.from({ length: kiosks }, async (_, number) => {
      const { device } = await enrolled(sandbox, `LY${String(number + 1).padStart(3, '0')}`);
      const random = seeded(seed * 1000 + number);
      return new Lane({ folder, number, device, platformUrl: sandbox.url, random });
    }),
  );
  const close = closer(async () => {
    await Promise.all(lanes.map((lane) => lane.stop().catch(() => undefined)));
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  try {
    for (const lane of lanes) lane.start();
    let left = runs;
    await Promise.all(
      lanes.map(async (lane) => {
        while (left > 0) {
          left--;
          shakeUp(sandbox, faultRandom);
          await lane.killOnce();
          const done = runs - left;
          if (done % 50 === 0)
            onProgress(`${done} kills, ${(await sandbox.cases()).length} cases on the platform`);
        }
      }),
    );
    sandbox.faults.set({});
    onProgress('draining');
    const drained = await Promise.all(lanes.map((lane) => lane.drain()));
    const ends = await Promise.all(lanes.map((lane) => lane.stop()));
    const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
    const killsByPhase: Record<string, number> = {};
    for (const { figures } of lanes) {
      for (const [phase, n] of Object.entries(figures.killsByPhase)) {
        killsByPhase[phase] = (killsByPhase[phase] ?? 0) + n;
      }
    }
    return {
      runs,
      seed,
      kiosks,
      ...(await compare(
        sandbox,
        lanes.flatMap(({ citizen }) => citizen.matters),
      )),
      parked: sum(drained.map(({ parked }) => parked)),
      auditFaults: sum(ends.map((end) => end.auditFaults.length)),
      strayBlobs: sum(ends.map(({ strayBlobs }) => strayBlobs)),
      killsByPhase,
      killsWithWork: sum(lanes.map(({ figures }) => figures.killsWithWork)),
      seconds: Math.round((Date.now() - started) / 1000),
    };
  } finally {
    await close();
  }
}

export function isFlawless(figures: CampaignFigures): boolean {
  const { lost, twice, mixed, parked, auditFaults, strayBlobs } = figures;
  return lost + twice + mixed + parked + auditFaults + strayBlobs === 0;
}

/** Another mood of the platform for each life of a core. */
function shakeUp(sandbox: Sandbox, random: ReturnType<typeof seeded>): void {
  const calm = random.chance(0.4);
  sandbox.faults.set(
    calm
      ? { loseResponse: { rate: 0.1 }, latencyMs: random.below(30) }
      : {
          latencyMs: random.below(60),
          loseResponse: { rate: random.next() * 0.5 },
          nonsense: { rate: random.next() * 0.1 },
          status: { code: random.chance(0.5) ? 503 : 429, rate: random.next() * 0.2 },
        },
  );
}

/** The platform's cases, opened, against what the citizens hold in their hands. */
async function compare(sandbox: Sandbox, matters: Matter[]) {
  const cases = await sandbox.cases();
  const receiptOfPhone = new Map<string, string[]>();
  const phonesOfReceipt = new Map<string, string[]>();
  for (const { key, receiptNo } of cases) {
    const phone = (await sandbox.openCase(key))?.phone ?? 'unreadable';
    receiptOfPhone.set(phone, [...(receiptOfPhone.get(phone) ?? []), receiptNo]);
    phonesOfReceipt.set(receiptNo, [...(phonesOfReceipt.get(receiptNo) ?? []), phone]);
  }
  const promised = matters.filter((matter) => matter.receiptNo !== null);
  const given = promised.map(({ receiptNo }) => receiptNo);
  return {
    promised: promised.length,
    cases: cases.length,
    lost: promised.filter(({ receiptNo }) => !phonesOfReceipt.has(receiptNo ?? '')).length,
    twice:
      [...receiptOfPhone.values()].filter((receipts) => receipts.length > 1).length +
      [...phonesOfReceipt.values()].filter((phones) => phones.length > 1).length,
    mixed:
      given.length -
      new Set(given).size +
      promised.filter(({ receiptNo, phone }) => {
        const phones = phonesOfReceipt.get(receiptNo ?? '');
        return phones !== undefined && !phones.includes(phone);
      }).length,
  };
}
