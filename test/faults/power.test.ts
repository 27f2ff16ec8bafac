import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { powerCampaign } from './power/campaign.ts';
import { corePowerCampaign } from './power/core-campaign.ts';
import { keepCoreRecording, recordCore } from './power/core-record.ts';
import { cannotRecord, keepRecording, keptRecording, recordWorker } from './power/recording.ts';

const reason = cannotRecord();
if (reason) console.log(`power tests skipped: ${reason}`);

let place: string;
beforeAll(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'power-test-'));
});
afterAll(() => rmSync(place, { recursive: true }));

describe.skipIf(reason !== null)('the outbox alone', () => {
  it('60 power cuts (npm run faults -- power does a thousand): every promise kept', () => {
    const figures = powerCampaign({ runs: 60, submissions: 40, seed: 7 });
    expect(figures.lookedUp).toBeGreaterThan(500);
    expect(figures).toMatchObject({ lost: 0, undone: 0, auditFaults: 0 });
  });

  it('60 power cuts through a migration with data in it, and the work that follows it', () => {
    const figures = powerCampaign({ runs: 60, submissions: 12, seed: 7, manner: 'earlier' });
    expect(figures.lookedUp).toBeGreaterThan(500);
    expect(figures).toMatchObject({ lost: 0, undone: 0, auditFaults: 0 });
  });

  it('the same cuts find a store that does not fsync, and the recording finds it again', () => {
    const keep = path.join(place, 'careless');
    const found = powerCampaign({ runs: 30, submissions: 20, seed: 7, manner: 'careless', keep });
    expect(found.lost + found.undone).toBeGreaterThan(0);
    // The findings name the time of their own run.
    const again = powerCampaign({ runs: 30, submissions: 0, seed: 7, replay: keep });
    expect({ ...again, findings: [] }).toEqual({ ...found, findings: [] });
  });

  it('an fsync that another thread’s call interrupted still vouches for its file', () => {
    const worker = path.join(place, 'worker');
    mkdirSync(worker);
    const { root, trace } = recordWorker(worker, 20, 'careful');
    const interrupted = trace.replaceAll(
      /^(\d+)( +)(f(?:data)?sync)\((.*)\)( += 0)$/gm,
      '$1$2$3($4 <unfinished ...>\n99999 lseek(1, 0, SEEK_CUR) = 0\n$1$2<... $3 resumed>)$5',
    );
    expect(interrupted.split('unfinished').length).toBeGreaterThan(30);
    const replay = path.join(place, 'interrupted');
    keepRecording(replay, { root, trace: interrupted });
    expect(keptRecording(replay).trace).toBe(interrupted);
    const figures = powerCampaign({ runs: 60, submissions: 0, seed: 7, replay });
    expect(figures).toMatchObject({ lost: 0, undone: 0, auditFaults: 0 });
  });
});

describe.skipIf(reason !== null)('the whole core', () => {
  let replay: string;
  beforeAll(async () => {
    replay = path.join(place, 'core');
    const at = path.join(place, 'core-recording');
    mkdirSync(at);
    keepCoreRecording(replay, await recordCore(at, 7, 5));
  });

  it('40 power cuts, the core started again after 4 (npm run faults -- power --core): each receipt once', async () => {
    const figures = await corePowerCampaign({ runs: 40, restarts: 4, seed: 7, promises: 0, replay });
    expect(figures.promised).toBe(5);
    expect(figures.lookedUp).toBeGreaterThan(40);
    expect(figures.findings).toEqual([]);
    expect(figures).toMatchObject({ lost: 0, twice: 0, mixed: 0, parked: 0, auditFaults: 0 });
  });

  it('the same cuts find a disk that only says it had flushed', async () => {
    const options = { runs: 40, restarts: 1, seed: 7, promises: 0, replay };
    expect((await corePowerCampaign({ ...options, lyingDisk: true })).lost).toBeGreaterThan(0);
  });
});
