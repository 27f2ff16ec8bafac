/** No identity is read before the privacy notice was agreed to; what was agreed goes with the submission. */
import { ORPCError } from '@orpc/client';
import { expect, it } from 'vitest';
import { NOTICE_VERSION } from '../../main/core/model/consent.ts';
import { agree, bookFirstSlot, identified } from '../kit/kiosk.ts';
import { client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader'] });

const code = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error) => (error instanceof ORPCError ? error.code : String(error)),
  );
const typed = () => client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
async function begin() {
  const begun = await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
  if (begun.outcome !== 'begun') throw new Error(begun.outcome);
  return begun.draft;
}

it('names who processes the data and how long it is kept, as the configuration says', async () => {
  expect(await client.kiosk.info()).toMatchObject({
    dataHandler: { name: '浏阳市行政审批服务局', phone: '0731-12345' },
    keepDays: 7,
  });
});

it('neither card nor typing is taken before it, though the card lies on the reader', async () => {
  await client.session.begin();
  await begin();
  await kiosk.bench({ do: 'place', person: 'zhang' });
  const events = async () => {
    for await (const event of await client.identity.readCard()) if (event.state === 'identified') return;
  };
  expect(await code(events())).toBe('CONSENT_MISSING');
  expect(await code(typed())).toBe('CONSENT_MISSING');
  await kiosk.bench({ do: 'remove' });
  await agree(client);
  expect(await typed()).toMatchObject({ outcome: 'identified' });
});

it('only the notice that was shown can be agreed to', async () => {
  await client.session.begin();
  await begin();
  expect(await code(client.identity.agree({ notice: '2025-01' as typeof NOTICE_VERSION }))).toBe(
    'BAD_REQUEST',
  );
});

it('is asked once a session, and of the next citizen anew', async () => {
  await client.session.begin();
  const first = await begin();
  await agree(client);
  const second = await begin();
  expect(second.consent).toMatchObject({ notice: NOTICE_VERSION, submissionId: first.submissionId });
  expect(await typed()).toMatchObject({ outcome: 'identified' });
  await client.session.begin();
  expect((await begin()).consent).toBeNull();
});

it('arrives with the submission, sealed', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const { receiptNo } = await bookFirstSlot(client);
  await settled(receiptNo);
  const filed = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  expect(await kiosk.opened(filed?.key ?? '')).toMatchObject({
    consent: { notice: NOTICE_VERSION, submissionId: filed?.key },
  });
});
