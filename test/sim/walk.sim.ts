/**
 * `npm run sim -- walk [--items N]`: every item that is open to pre-review, filed at a real core against the platform's sandbox over HTTP,
 * each field first with a wrong answer for every error that it can give, each rule broken once. A core that was ended meanwhile, as a busy
 * machine's watchdog may, is waited for and the item begun again. The last line is JSON; exit code 1 when anything failed.
 */
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type KioskClient, startKiosk, untilReady, untilStatus } from '../kit/kiosk.ts';
import { fileItem, type Walked } from '../kit/walk.ts';

const { values } = parseArgs({ options: { items: { type: 'string' } } });
const started = performance.now();
const kiosk = await startKiosk();
let client = kiosk.connect();
await untilReady(client);
/** How often the core was ended and started again. */
let restarts = 0;
const all = await client.catalogue.list({ service: 'pre-review' });
const items = all.slice(0, values.items === undefined ? all.length : Number(values.items));
const walks: Walked[] = [];
for (const { code } of items) walks.push(await file(code, 3));
await untilStatus(client, ({ queue }) => queue.waiting === 0);
const cases = await kiosk.cases();
const lost = walks.filter(
  ({ receiptNo }) => cases.filter((one) => one.receiptNo === receiptNo).length !== 1,
).length;
await kiosk.close();

async function file(code: string, tries: number): Promise<Walked> {
  try {
    return await fileItem(client, code, { withErrors: true });
  } catch (error) {
    if (tries === 1) throw error;
    restarts++;
    client = await connectAgain();
    return file(code, tries - 1);
  }
}

async function connectAgain(): Promise<KioskClient> {
  for (;;) {
    try {
      const again = kiosk.connect();
      await untilReady(again);
      return again;
    } catch {
      await setTimeout(500);
    }
  }
}

const failed = walks.flatMap((walk) => walk.failed);
for (const line of failed.slice(0, 50)) console.log(line);
if (lost > 0) console.log(`${lost} not exactly one case at the platform`);
const sum = (of: (walk: Walked) => number) => walks.reduce((total, walk) => total + of(walk), 0);
console.log(
  JSON.stringify({
    walk: 'pre-review',
    items: walks.filter(({ receiptNo }) => receiptNo !== null).length,
    fields: sum(({ fields }) => fields),
    errors: sum(({ errors }) => errors),
    failed: failed.length + lost,
    restarts,
    seconds: Math.round((performance.now() - started) / 1000),
  }),
);
process.exitCode = failed.length + lost === 0 ? 0 : 1;
