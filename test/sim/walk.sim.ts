/**
 * `npm run sim -- walk [--items N]`: every item that is open to pre-review, filed at a real core against the platform's sandbox over HTTP,
 * each field first with a wrong answer for every error that it can give. The last line is JSON; exit code 1 when anything failed.
 */
import { parseArgs } from 'node:util';
import { startKiosk, untilReady, untilStatus } from '../kit/kiosk.ts';
import { fileItem, type Walked } from '../kit/walk.ts';

const { values } = parseArgs({ options: { items: { type: 'string' } } });
const started = performance.now();
const kiosk = await startKiosk();
const client = kiosk.connect();
await untilReady(client);
const all = await client.catalogue.list({ service: 'pre-review' });
const items = all.slice(0, values.items === undefined ? all.length : Number(values.items));
const walks: Walked[] = [];
for (const { code } of items) walks.push(await fileItem(client, code, { withErrors: true }));
await untilStatus(client, ({ queue }) => queue.waiting === 0);
const cases = await kiosk.cases();
const lost = walks.filter(
  ({ receiptNo }) => cases.filter((one) => one.receiptNo === receiptNo).length !== 1,
).length;
await kiosk.close();

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
    seconds: Math.round((performance.now() - started) / 1000),
  }),
);
process.exitCode = failed.length + lost === 0 ? 0 : 1;
