import { describe, expect, it } from 'vitest';
import { agree, bookFirstSlot, deviceReady, identified, untilStatus } from '../kit/kiosk.ts';
import { client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });

async function delivered(receiptNo: string): Promise<string> {
  const end = await settled(receiptNo);
  if (end?.state !== 'delivered') throw new Error(`ended as ${end?.state}`);
  return end.caseNo;
}

describe('the main job over real processes, ports and HTTP', () => {
  it('books: card on the reader, slot from the platform, one case there, a slip on paper', async () => {
    const draft = await identified(kiosk, client, 'booking', 'RS-0001');
    expect(draft.applicant).toMatchObject({ name: '张样例', source: 'card' });
    const receipt = await bookFirstSlot(client);
    expect(receipt.appointment?.firm).toBe(true);
    const caseNo = await delivered(receipt.receiptNo);
    expect((await kiosk.cases()).filter((one) => one.receiptNo === receipt.receiptNo)).toMatchObject([
      { caseNo },
    ]);
    expect(await client.slips.print({ receiptNo: receipt.receiptNo })).toEqual({ outcome: 'printed' });
    const [slip] = (await kiosk.slips()).slice(-1);
    expect(slip?.text).toContain(receipt.receiptNo);
    expect(slip?.text).not.toContain('990000199003071235');
  });

  it('takes a submission with the network cut, and delivers it once when it is back', async () => {
    await identified(kiosk, client, 'booking', 'RS-0001');
    await kiosk.bench({ do: 'network', up: false });
    await untilStatus(client, ({ network }) => network === 'offline');
    const receipt = await bookFirstSlot(client);
    expect(receipt.appointment?.firm).toBe(false);
    expect(await client.slips.print({ receiptNo: receipt.receiptNo })).toEqual({ outcome: 'printed' });
    await kiosk.bench({ do: 'network', up: true });
    await delivered(receipt.receiptNo);
    expect((await kiosk.cases()).filter((one) => one.receiptNo === receipt.receiptNo)).toHaveLength(1);
  });

  it('says why a slip was not printed, and prints it once there is paper', async () => {
    await identified(kiosk, client, 'booking', 'RS-0001');
    const receipt = await bookFirstSlot(client);
    await kiosk.bench({ do: 'paper', paper: 'out' });
    expect(await client.slips.print({ receiptNo: receipt.receiptNo })).toMatchObject({
      outcome: 'not-printed',
      fault: 'paper-out',
    });
    await kiosk.bench({ do: 'paper', paper: 'ok' });
    await untilStatus(client, deviceReady('receipt-printer'));
    expect(await client.slips.print({ receiptNo: receipt.receiptNo })).toEqual({ outcome: 'printed' });
  });

  it('refuses an expired card and asks again for one pulled in the middle of the read', async () => {
    await client.session.begin();
    await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
    await agree(client);
    await kiosk.bench({ do: 'place', person: 'expired' });
    const states: string[] = [];
    for await (const event of await client.identity.readCard()) {
      states.push(event.state === 'refused' ? event.reason : event.state);
    }
    expect(states.at(-1)).toBe('expired');

    await kiosk.bench({ do: 'pull-during-read' });
    await kiosk.bench({ do: 'place', person: 'zhang' });
    const seen: string[] = [];
    for await (const event of await client.identity.readCard()) {
      seen.push(event.state);
      if (event.state === 'present-again') await kiosk.bench({ do: 'place', person: 'zhang' });
    }
    expect(seen).toContain('present-again');
    expect(seen.at(-1)).toBe('identified');
  });
});
