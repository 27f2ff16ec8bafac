/** `npm run bench -- outbox [--n 2000] [--drain 10000]`: durable enqueue, against npm's queues, and a long drain over HTTP. */
import { parseArgs } from 'node:util';
import { drainOverHttp } from './outbox-drain.ts';
import { enqueueAgainstInsert } from './outbox-enqueue.ts';
import { againstQueues } from './outbox-queues.ts';

const LIMIT = 1.3;

const { values } = parseArgs({
  options: { n: { type: 'string', default: '2000' }, drain: { type: 'string', default: '10000' } },
});
const n = Number(values.n);

const enqueue = await enqueueAgainstInsert(n);
console.table({
  'bare insert (µs)': enqueue.bareInsert,
  'enqueue, sealed (µs)': enqueue.enqueue,
  'prepared ahead (µs)': enqueue.prepare,
  'bytes a row': enqueue.bytes,
});
const queues = await againstQueues(n);
console.table(queues);
const drain = await drainOverHttp(Number(values.drain));
console.table(drain);
console.log(
  JSON.stringify({
    bench: 'outbox',
    ratio: enqueue.ratio,
    limit: LIMIT,
    better: 'lower',
    us: enqueue.enqueue,
    them: enqueue.bareInsert,
    unit: 'us',
    n,
    ratioWithPrepare: enqueue.ratioWithPrepare,
    jobsPerSecond: queues,
    drain,
  }),
);
