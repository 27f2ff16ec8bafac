/** A printer with a presenter: the screen knows whether the slip still waits, and a card that arrives is told once. */
import { expect, it } from 'vitest';
import type { KioskStatus } from '../../main/core/kiosk/contract.ts';
import { bookFirstSlot, identified, untilStatus } from '../kit/kiosk.ts';
import { client, kiosk, withOneKiosk } from '../kit/one-kiosk.ts';

const holds = (device: string, what: string) => (status: KioskStatus) =>
  status.devices.some((known) => known.device === device && known.holds === what);

withOneKiosk({ presenter: true, ready: ['id-card-reader', 'receipt-printer'] });

it('a slip waits at the exit until it is taken', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const { receiptNo } = await bookFirstSlot(client);
  expect(await client.slips.print({ receiptNo })).toEqual({
    outcome: 'printed',
  });
  await untilStatus(client, holds('receipt-printer', 'slip'));
  await kiosk.bench({ do: 'take-slip' });
  await untilStatus(client, holds('receipt-printer', 'nothing'));
});

it('a card laid down while nobody asks for one is told to the screen, once', async () => {
  await client.session.end({ reason: 'finished' });
  await untilStatus(client, (status) => !holds('id-card-reader', 'card')(status));
  const seen: string[] = [];
  for await (const event of await client.kiosk.events()) {
    if (event.event === 'passed') continue;
    seen.push(event.event);
    if (event.event === 'listening') await kiosk.bench({ do: 'place', person: 'zhang' });
    // The scan comes after whatever the reader might still say of the same card.
    else if (event.event === 'card-arrived') {
      await untilStatus(client, holds('id-card-reader', 'card'));
      await kiosk.bench({ do: 'scan', text: 'anything' });
    } else break;
  }
  expect(seen).toEqual(['listening', 'card-arrived', 'scan']);
  await kiosk.bench({ do: 'remove' });
  await untilStatus(client, holds('id-card-reader', 'nothing'));
});
