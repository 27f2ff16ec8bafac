/** Disks that fill up, at every write, and disks that turn read-only: told plainly, never a silent loss. */

import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import type { ServiceState } from '../../main/core/kiosk/contract.ts';
import { installPin } from '../../main/core/maintenance/pin.ts';
import { generateKeyPair } from '../../main/core/sealing/seal.ts';
import { isDiskError } from '../../main/core/store/disk-error.ts';
import { Space } from '../../main/core/store/space.ts';
import { mountOptions, volumeProblem } from '../../main/core/store/volume.ts';
import { close, type Enqueued, enqueueOne, filledFolder, open, removeFolders } from '../kit/filled.ts';
import { agree, startKiosk, type TestKiosk, untilStatus } from '../kit/kiosk.ts';
import { cannotMount, mountSmallDisk, type SmallDisk } from './small-disk.ts';

let disk: SmallDisk | null = null;
let kiosk: TestKiosk | null = null;

afterEach(async () => {
  await kiosk?.close();
  kiosk = null;
  removeFolders();
  disk?.unmount();
  disk = null;
});

const MIB = 1024 * 1024;

describe.skipIf(cannotMount !== null)('a disk that fills up', () => {
  it('at every write of a confirm: what was promised is there, what was refused left nothing', async () => {
    disk = mountSmallDisk(6);
    const recipient = { kid: 'k1', publicKey: (await generateKeyPair()).publicKey };
    const data = path.join(disk.folder, 'data');
    mkdirSync(data);
    const promised: Enqueued[] = [];
    let refused = 0;
    for (let free = 0; free <= 132 * 1024; free += 4096) {
      const { db, outbox } = open(data);
      disk.fillUpTo(free);
      try {
        promised.push(await enqueueOne(outbox, recipient, true));
      } catch (error) {
        if (!isDiskError(error)) throw error;
        refused++;
      }
      disk.makeRoom();
      close(db);
      const again = open(data);
      expect(again.notices).toEqual([]);
      again.outbox.sweepBlobs();
      expect([free, again.outbox.counts().waiting]).toEqual([free, promised.length]);
      for (const { submissionId, body, blobs } of promised.slice(-2)) {
        expect(again.outbox.bySubmission(submissionId)?.body.equals(body)).toBe(true);
        expect(blobs.every((sha256) => again.outbox.blobs.read(sha256))).toBe(true);
      }
      close(again.db);
    }
    expect(refused).toBeGreaterThan(3);
    expect(promised.length).toBeGreaterThan(10);
  });

  it('before a citizen begins: told at once; while one is at it: the reserve is given up for the confirm', async () => {
    disk = mountSmallDisk(48);
    const data = path.join(disk.folder, 'data');
    kiosk = await startKiosk({ data, storage: { reserveMiB: 32 } });
    const client = kiosk.connect();
    await untilStatus(client, ({ network }) => network === 'online');
    const begin = async () => {
      await client.session.begin();
      return (await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' })).outcome;
    };
    const confirm = async () => {
      await agree(client);
      await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
      await client.session.setPhone({ phone: '13900001111' });
      const { days } = await client.booking.days();
      const [slot] = days.flatMap((day) =>
        day.slots.filter(({ remaining }) => remaining !== 0).map(({ start }) => ({ date: day.date, start })),
      );
      await client.booking.choose(slot ?? { date: '', start: '' });
      disk?.fillUpTo(0);
      return (await client.filing.confirm()).outcome;
    };
    expect(await begin()).toBe('begun');
    expect(statSync(path.join(data, 'ballast')).size).toBe(16 * MIB);
    expect(await confirm()).toBe('committed');
    expect(await begin()).toBe('cannot-save');
    disk.makeRoom();
    expect(await begin()).toBe('begun');
    expect(statSync(path.join(data, 'ballast')).size).toBe(16 * MIB);
    await untilStatus(client, ({ queue }) => queue.waiting === 0);
    expect(await kiosk.cases()).toHaveLength(1);
  });
});

describe.skipIf(cannotMount !== null)('a disk that is full at the start', () => {
  it.each(['fresh', 'with submissions that wait', 'with submissions and the reserve held'])(
    '%s: said plainly, no matter can be begun; with room again it goes on by itself',
    async (history) => {
      disk = mountSmallDisk(64);
      const data = path.join(disk.folder, 'data');
      mkdirSync(data);
      const recipient = { kid: 'k1', publicKey: (await generateKeyPair()).publicKey };
      const waiting: Enqueued[] = [];
      if (history !== 'fresh') {
        const { db, outbox } = open(data);
        for (let n = 0; n < 3; n++) waiting.push(await enqueueOne(outbox, recipient, n === 0));
        close(db);
        if (history.includes('reserve')) expect(new Space(data, 32).canSave()).toBe(true);
      }
      kiosk = await startKiosk({
        data,
        storage: { reserveMiB: 32 },
        beforeStart: () => disk?.fillUpTo(0),
      });
      const client = kiosk.connect();
      const service = await new Promise<ServiceState>((resolve) => {
        void untilStatus(client, (status) => {
          resolve(status.service);
          return true;
        });
      });
      if (service.state === 'open') {
        await client.session.begin();
        const chosen = await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
        expect(chosen.outcome).toBe('cannot-save');
      } else expect(service).toMatchObject({ state: 'out-of-service', reason: 'storage' });
      disk.makeRoom();
      await expect
        .poll(
          async () => {
            try {
              const again = kiosk?.connect();
              await again?.session.begin();
              return (await again?.filing.begin({ kind: 'booking', itemCode: 'RS-0001' }))?.outcome;
            } catch {
              return 'not yet';
            }
          },
          { interval: 300 },
        )
        .toBe('begun');
      await kiosk.close();
      kiosk = null;
      const { db, outbox, notices } = open(data);
      expect(notices).toEqual([]);
      for (const { submissionId, body } of waiting) {
        expect(outbox.bySubmission(submissionId)?.body.equals(body)).toBe(true);
      }
      close(db);
    },
  );
});

describe.skipIf(cannotMount !== null)('a read-only disk', () => {
  it.each(['fresh', 'used'])('a %s one: the start says so, and no matter can be begun', async (history) => {
    disk = mountSmallDisk(96);
    const data = path.join(disk.folder, 'data');
    if (history === 'used') close(open(data).db);
    installPin(data, '990011');
    const space = new Space(disk.folder, 16);
    expect(space.canSave()).toBe(true);
    kiosk = await startKiosk({
      data,
      beforeStart: () => {
        disk?.readOnly(true);
        expect(space.canSave()).toBe(false);
      },
    });
    const client = kiosk.connect();
    const service = await new Promise<ServiceState>((resolve) => {
      void untilStatus(client, (status) => {
        resolve(status.service);
        return true;
      });
    });
    expect(service).toMatchObject({ state: 'out-of-service', reason: 'storage' });
    expect(JSON.stringify(service)).not.toContain(data);
    await client.maintenance.unlock({ pin: '990011' });
    expect((await client.maintenance.overview()).closed?.join()).toContain('只读');
    // Mended: the kiosk comes back by itself.
    const up = new Promise<void>((resolve) => kiosk?.core.once('up', () => resolve()));
    disk.readOnly(false);
    await up;
    await untilStatus(kiosk.connect(), (status) => status.service.state === 'open');
  });
});

describe('the volume', () => {
  it('reads mount options, the innermost mount first, and knows those that lie', () => {
    const info = [
      '22 1 254:0 / / rw,relatime - ext4 /dev/vda rw',
      '31 22 0:27 / /data rw,nosuid - ext4 /dev/vdb rw,nobarrier',
    ].join('\n');
    expect(mountOptions('/', info)).toContain('relatime');
    expect(mountOptions('/', info)).not.toContain('nobarrier');
    expect(volumeProblem('/tmp')).toBeNull();
  });
});

describe('a log that would grow without end', () => {
  it('is cut back once a reader that held it open lets go', async () => {
    const { folder, keys } = await filledFolder({ waiting: 1 });
    const { db, outbox } = open(folder);
    const recipient = { kid: 'k1', publicKey: keys.publicKey };
    const wal = () => statSync(path.join(folder, 'kiosk.db-wal')).size;
    const reader = new Database(path.join(folder, 'kiosk.db'), { readonly: true });
    const held = reader.prepare('SELECT * FROM outbox').iterate();
    held.next();
    for (let n = 0; n < 1000; n++) await enqueueOne(outbox, recipient, false);
    expect(wal()).toBeGreaterThan(5 * MIB);
    held.return?.();
    reader.close();
    for (let n = 0; n < 1000; n++) await enqueueOne(outbox, recipient, false);
    expect(wal()).toBeLessThanOrEqual(5 * MIB);
    close(db);
  });
});
