/** A new key, also of the other suite, while submissions sealed to the old one are still on their way: both are filed. */
import pino from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Deliverer } from '../../../main/core/delivery/deliverer.ts';
import { Outbox } from '../../../main/core/outbox/outbox.ts';
import { PlatformLink } from '../../../main/core/platform/link.ts';
import type { Db } from '../../../main/core/store/db.ts';
import { Facts } from '../../../main/core/store/facts.ts';
import { clientAt, enrolled, type Known } from '../../kit/enrolled.ts';
import { close, enqueueOne, open, removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

let sandbox: Sandbox;
let folder: string;
let db: Db;
let link: PlatformLink;
let known: Known;

beforeEach(async () => {
  sandbox = await startSandbox({ folder: temporaryFolder() });
  folder = temporaryFolder();
  ({ db } = open(folder));
  known = await enrolled(sandbox);
  link = linkOf(db);
  await link.start();
});

afterEach(async () => {
  link.stop();
  close(db);
  await sandbox.close();
  removeFolders();
});

const client = () => clientAt(sandbox.url, known, 2_000);
const linkOf = (of: Db) =>
  new PlatformLink({
    client: client(),
    keyring: known.keyring,
    facts: new Facts(of),
    probeMs: 50,
    onBack: () => undefined,
  });

function key() {
  const { sealingKey } = link;
  if (!sealingKey) throw new Error('no key');
  return sealingKey;
}

it('both keys are valid; a retired one parks what was sealed to it', async () => {
  const outbox = new Outbox(db, folder, () => undefined);
  const sealed = [await enqueueOne(outbox, key(), true)];
  const first = key().kid;
  await sandbox.keys.rotate('sm2-sm3-sm4-ctr-hmac');
  await expect.poll(() => key().suite).toBe('sm2-sm3-sm4-ctr-hmac');
  sealed.push(await enqueueOne(outbox, key(), true));
  const deliver = () => {
    const deliverer = new Deliverer({ outbox, platform: client(), log: pino({ level: 'silent' }) });
    deliverer.wake();
    return deliverer;
  };
  const deliverer = deliver();
  await expect.poll(() => outbox.counts().waiting).toBe(0);
  deliverer.stop();
  expect((await sandbox.cases()).map(({ receiptNo }) => receiptNo).sort()).toEqual(
    sealed.map(({ receiptNo }) => receiptNo).sort(),
  );
  for (const { submissionId, receiptNo } of sealed) {
    expect(await sandbox.openCase(submissionId)).toMatchObject({ receiptNo, applicant: { name: '测试甲' } });
  }

  const late = await enqueueOne(
    outbox,
    { kid: first, publicKey: key().publicKey, suite: key().suite },
    false,
  );
  sandbox.keys.retire(first);
  const again = deliver();
  await expect.poll(() => outbox.counts()).toEqual({ waiting: 0, parked: 1 });
  again.stop();
  expect(outbox.byReceipt(late.receiptNo)?.last_problem).toContain('unknown-key');
});

it('an answer that comes once all is closed touches nothing', async () => {
  const { db: own } = open(temporaryFolder());
  const stopped = linkOf(own);
  const asking = stopped.start();
  stopped.stop();
  close(own);
  await expect(asking).resolves.toBeUndefined();
  expect(stopped.network.value).toBe('offline');
});
