/** No identity is read before the privacy notice was agreed to; what was agreed goes with the submission. */
import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
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

describe('another person in one session', () => {
  const other = () => client.identity.enter({ name: '李样例', idNumber: '990000199001010017' });
  const askedAnew = { outcome: 'another-person', draft: { consent: null, applicant: null } };

  it('in the same matter is asked anew, and nothing of that person is taken before', async () => {
    await client.session.begin();
    await begin();
    await agree(client);
    expect(await typed()).toMatchObject({ outcome: 'identified' });
    expect(await other()).toMatchObject(askedAnew);
    expect(await code(other())).toBe('CONSENT_MISSING');
    await agree(client);
    expect(await other()).toMatchObject({ outcome: 'identified' });
  });

  it('in the next matter is asked anew; who agreed is not', async () => {
    await client.session.begin();
    await begin();
    await agree(client);
    await typed();
    await begin();
    expect(await typed()).toMatchObject({ outcome: 'identified' });
    await begin();
    expect(await other()).toMatchObject(askedAnew);
  });

  it('by card is asked anew, then read once the card is laid down again', async () => {
    const draft = await identified(kiosk, client, 'booking', 'RS-0001');
    expect(draft.applicant?.name).toBe('张样例');
    await kiosk.bench({ do: 'place', person: 'uyghur' });
    const read = async () => {
      for await (const event of await client.identity.readCard()) {
        if (event.state === 'another-person' || event.state === 'identified') return event;
      }
      throw new Error('nobody was read');
    };
    expect(await read()).toMatchObject({
      state: 'another-person',
      draft: { consent: null, applicant: null },
    });
    await agree(client);
    await kiosk.bench({ do: 'remove' });
    await kiosk.bench({ do: 'place', person: 'uyghur' });
    expect(await read()).toMatchObject({
      state: 'identified',
      draft: { applicant: { name: '阿卜杜拉·样例' } },
    });
    await kiosk.bench({ do: 'remove' });
  });
});

it('arrives with the submission, sealed', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const { receiptNo } = await bookFirstSlot(client);
  await settled(receiptNo);
  const filed = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  // Nothing beside what the platform is promised.
  expect((await kiosk.opened(filed?.key ?? '')).consent).toEqual({
    notice: NOTICE_VERSION,
    at: expect.any(String),
    submissionId: filed?.key,
  });
});
