/** A reader with the right port and the wrong security module, over the real core: a fault for the technician, nobody's identity. */
import { afterEach, expect, it } from 'vitest';
import { agree, startKiosk, type TestKiosk, untilStatus } from '../kit/kiosk.ts';

/** The bench's own reader. */
const OWN = '05.03-20180101-0001234567-0987654321';
let kiosk: TestKiosk | null = null;
afterEach(() => kiosk?.close());

it('is a fault that names its number, wakes nothing and identifies nobody', async () => {
  kiosk = await startKiosk({
    devices: { idCardReader: { allowedSams: ['05.03-20200101-0000000001-0000000001'] } },
  });
  const client = kiosk.connect();
  let technician = '';
  await untilStatus(client, ({ devices }) => {
    const reader = devices.find(({ device }) => device === 'id-card-reader');
    technician = reader?.fault?.technician ?? '';
    return reader?.fault?.code === 'not-allowed';
  });
  expect(technician).toContain(OWN);
  await client.session.begin();
  await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
  await agree(client);
  await kiosk.bench({ do: 'place', person: 'zhang' });
  const states: string[] = [];
  for await (const event of await client.identity.readCard()) {
    states.push(event.state);
    if (event.state === 'identified' || event.state === 'reader-unavailable') break;
  }
  expect(states).not.toContain('identified');
});

it('the allowed one reads as ever', async () => {
  kiosk = await startKiosk({ devices: { idCardReader: { allowedSams: [OWN] } } });
  const client = kiosk.connect();
  await untilStatus(client, ({ devices }) =>
    devices.some(({ device, state }) => device === 'id-card-reader' && state === 'ready'),
  );
  await client.session.begin();
  await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
  await agree(client);
  await kiosk.bench({ do: 'place', person: 'zhang' });
  const states: string[] = [];
  for await (const event of await client.identity.readCard()) states.push(event.state);
  expect(states.at(-1)).toBe('identified');
});
