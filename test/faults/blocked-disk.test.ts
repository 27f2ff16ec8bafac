/** The data disk stops answering while a citizen is at it: out of service and said so, although the core can't even be killed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ServiceState } from '../../main/core/kiosk/contract.ts';
import { installPin } from '../../main/core/maintenance/pin.ts';
import { Backup } from '../../main/core/recovery/backup.ts';
import { type BlockedDisk, cannotBlock, mountBlockedDisk } from '../kit/blocked-disk.ts';
import { filledFolder, removeFolders } from '../kit/filled.ts';
import {
  bookFirstSlot,
  identified,
  type KioskClient,
  startKiosk,
  type TestKiosk,
  untilStatus,
} from '../kit/kiosk.ts';
import { childrenOf } from '../kit/processes.ts';

const cannot = cannotBlock();
let disk: BlockedDisk | null = null;
let kiosk: TestKiosk | null = null;

afterEach(async () => {
  disk?.answerAgain();
  await kiosk?.close();
  kiosk = null;
  disk?.unmount();
  disk = null;
});

/** In a sleep that no signal ends (proc(5), state D). */
function isBlocked(pid: number): boolean {
  return /^State:\s+D/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

async function serviceOf(client: KioskClient): Promise<ServiceState> {
  const { promise, resolve } = Promise.withResolvers<ServiceState>();
  await untilStatus(client, ({ service }) => {
    resolve(service);
    return true;
  });
  return promise;
}

const event = (of: TestKiosk, name: 'up' | 'hung') =>
  new Promise<void>((resolve) => of.core.once(name, () => resolve()));

describe.skipIf(cannot !== null)(`a data disk that blocks${cannot ? ` — skipped: ${cannot}` : ''}`, () => {
  it('in the middle of a matter: out of service, the session gone; once it answers, open again with nothing lost', async () => {
    disk = mountBlockedDisk(160);
    kiosk = await startKiosk({ data: path.join(disk.folder, 'data'), storage: { reserveMiB: 16 } });
    let client = kiosk.connect();
    await untilStatus(client, ({ network }) => network === 'online');
    await identified(kiosk, client, 'booking', 'RS-0001');
    const { receiptNo } = await bookFirstSlot(client);
    const ticket = await client.session.begin();
    const restarted = event(kiosk, 'hung').then(() => event(kiosk as TestKiosk, 'up'));
    const before = kiosk.core.pid;
    disk.block();
    const answer = client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' }).then(
      () => 'answered',
      () => 'dropped',
    );
    await restarted;
    expect(await answer).toBe('dropped');
    expect(kiosk.core.pid).not.toBe(before);
    // Nothing ends it while its disk hangs.
    expect(() => process.kill(before ?? 0, 0)).not.toThrow();

    client = kiosk.connect();
    expect(await serviceOf(client)).toEqual({ state: 'out-of-service', reason: 'storage' });
    expect(await client.session.resume(ticket)).toEqual({ outcome: 'gone' });
    expect(await client.maintenance.unlock({ pin: '246813' })).toEqual({ outcome: 'disk-silent' });

    const mended = event(kiosk, 'up');
    disk.answerAgain();
    await mended;
    client = kiosk.connect();
    expect(await serviceOf(client)).toEqual({ state: 'open' });
    await untilStatus(client, ({ network, queue }) => network === 'online' && queue.waiting === 0);
    expect((await kiosk.cases()).map((each) => each.receiptNo)).toEqual([receiptNo]);
  });

  it('before the start: out of service from the first second, open once it answers', async () => {
    const mounted = mountBlockedDisk(160);
    disk = mounted;
    kiosk = await startKiosk({
      data: path.join(disk.folder, 'data'),
      storage: { reserveMiB: 16 },
      beforeStart: () => mounted.block(),
    });
    expect(await serviceOf(kiosk.connect())).toMatchObject({ reason: 'storage' });
    const mended = event(kiosk, 'up');
    disk.answerAgain();
    await mended;
    expect(await serviceOf(kiosk.connect())).toEqual({ state: 'open' });
  });

  it('the second disk, and a copy under way can’t even be killed: nobody waits for it', async () => {
    const second = mountBlockedDisk(16);
    disk = second;
    const filled = await filledFolder({ waiting: 1 });
    const log = { warn: () => undefined };
    const job = { dataFolder: filled.folder, target: second.folder, configFiles: [], sameDisk: true };
    const backup = new Backup({ ...job, log, onHung: () => undefined });
    second.block();
    const copy = backup.now();
    await expect.poll(() => childrenOf(process.pid).some(isBlocked)).toBe(true);
    await backup.stop();
    await copy;
    expect(backup.state).toMatchObject({ ok: false });
    removeFolders();
  });

  it('a memory stick that takes nothing: the technician is told, and the kiosk goes on', async () => {
    disk = mountBlockedDisk(16);
    kiosk = await startKiosk({ maintenance: { exportFolder: disk.folder } });
    installPin(kiosk.data, '990011');
    const client = kiosk.connect();
    await untilStatus(client, ({ network }) => network === 'online');
    await client.maintenance.unlock({ pin: '990011' });
    const { pid } = kiosk.core;
    disk.block();
    expect(await client.logBook.export()).toEqual({ outcome: 'cannot-save' });
    expect(await serviceOf(client)).toEqual({ state: 'open' });
    expect(kiosk.core.pid).toBe(pid);
  });

  it('the kiosk is told to end meanwhile: it ends', async () => {
    disk = mountBlockedDisk(160);
    kiosk = await startKiosk({ data: path.join(disk.folder, 'data'), storage: { reserveMiB: 16 } });
    const client = kiosk.connect();
    await untilStatus(client, ({ network }) => network === 'online');
    disk.block();
    void client.session.begin().catch(() => undefined);
    await kiosk.core.stop();
    expect(kiosk.core.running).toBe(false);
  });
});
