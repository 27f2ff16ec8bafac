/** A stream keeps its last value until the next one comes: after a session that value must be nobody's code. */
import { expect, it } from 'vitest';
import { startKiosk, untilReady } from '../kit/kiosk.ts';
import { needlesFor } from '../kit/needles.ts';
import { childrenOf } from '../kit/processes.ts';
import { findInMemory } from './traces/memory.ts';

const MARK = 'CANARY-LAST-CODE';
/** The first one's code went by itself: its stream had something to say afterwards. */
const CITIZENS = 3;
const NEEDLES = needlesFor('code', MARK).filter(({ form }) => form === 'utf-8' || form === 'utf-16le');

it.skipIf(process.platform !== 'linux')(
  'the code that was scanned last is in neither process once the session is over (skipped where there is no /proc)',
  async () => {
    const kiosk = await startKiosk();
    try {
      const client = kiosk.connect();
      await untilReady(client, 'scanner');
      const core = kiosk.core.pid ?? 0;
      const found = () =>
        [core, ...childrenOf(core)].flatMap((pid) => findInMemory(pid, NEEDLES).map(({ around }) => around));
      for (let citizen = 0; citizen < CITIZENS; citizen++) {
        await client.session.begin();
        for await (const { event } of await client.kiosk.events()) {
          if (event === 'listening') await kiosk.bench({ do: 'scan', text: `CTID:zhang:${MARK}-${citizen}` });
          if (event === 'scan') break;
        }
        expect(found()).not.toEqual([]);
        await client.session.end({ reason: 'left' });
        await expect.poll(found, { interval: 1_000 }).toEqual([]);
      }
    } finally {
      await kiosk.close();
    }
  },
);
