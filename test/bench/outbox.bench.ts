/** `npm run bench -- outbox [--n 2000] [--drain 10000]`: durable enqueue, against npm's queues, and a long drain over HTTP. */
import { parseArgs } from 'node:util';
import { drainOverHttp } from './outbox-drain.ts';
import { type EnqueueFigures, enqueueAgainstInsert } from './outbox-enqueue.ts';
import { round } from './outbox-kit.ts';
import { againstQueues } from './outbox-queues.ts';

const LIMIT = 1.3;

const { values } = parseArgs({
  options: { n: { type: 'string', default: '2000' }, drain: { type: 'string', default: '10000' } },
});
const n = Number(values.n);

const enqueue = await enqueueAgainstInsert(n);
console.log(
  'µs a piece. enqueue: seal and commit, the key agreement done when the matter began; everything: that and the payload’s JSON counted in',
);
console.table({ median: enqueue.median, mean: enqueue.mean });
const ratios = (of: EnqueueFigures['median']) => ({
  ratio: round(of.enqueue / of.bare),
  ratioEverything: round(of.everything / of.bare),
});
const queues = await againstQueues(n);
console.table(queues);
const drain = drainOverHttp(Number(values.drain));
console.table(drain);
console.log(
  JSON.stringify({
    bench: 'outbox',
    ...ratios(enqueue.median),
    limit: LIMIT,
    better: 'lower',
    us: enqueue.median.enqueue,
    them: enqueue.median.bare,
    unit: 'us',
    n,
    ofMeans: ratios(enqueue.mean),
    enqueue,
    jobsPerSecond: queues,
    drain,
  }),
);
