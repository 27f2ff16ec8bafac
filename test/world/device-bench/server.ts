/** The device bench's page and JSON API, on loopback. Prints one JSON line when it is up; ends with its parent. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import fastify from 'fastify';
import { z } from 'zod';
import { BenchDevice, hasSocat, startDeviceBench } from './bench.ts';
import { PEOPLE } from './people.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    folder: { type: 'string' },
    'network-target': { type: 'string' },
    tcp: { type: 'boolean', default: false },
    /** A printer with a presenter that takes back what nobody collects. */
    presenter: { type: 'boolean', default: false },
    /** A presence sensor, silent until it is told. */
    presence: { type: 'boolean', default: false },
  },
});
if (!values.folder || !values['network-target']) throw new Error('--folder and --network-target are needed');
const [host = '127.0.0.1', port = '0'] = values['network-target'].split(':');
const bench = await startDeviceBench({
  folder: path.resolve(values.folder),
  networkTarget: { host, port: Number(port) },
  usePtys: !values.tcp && hasSocat(),
  photos: true,
  presence: values.presence,
  ...(values.presenter && { presenter: { uncollected: 'retract', uncollectedSeconds: 30 } }),
});

const Action = z.discriminatedUnion('do', [
  z.object({ do: z.literal('place'), person: z.string() }),
  z.object({
    do: z.literal('place-card'),
    name: z.string(),
    idNumber: z.string(),
    address: z.string(),
  }),
  z.object({ do: z.literal('remove') }),
  z.object({ do: z.literal('pull-during-read') }),
  z.object({ do: z.literal('scan'), text: z.string().max(4000) }),
  z.object({ do: z.literal('paper'), paper: z.enum(['ok', 'near-end', 'out']) }),
  z.object({ do: z.literal('cover'), open: z.boolean() }),
  z.object({ do: z.literal('take-slip') }),
  z.object({ do: z.literal('presence'), presence: z.enum(['present', 'gone', 'silent']) }),
  z.object({ do: z.literal('presence-says'), text: z.string().max(4000) }),
  z.object({ do: z.literal('unplug'), device: BenchDevice }),
  z.object({ do: z.literal('plug'), device: BenchDevice }),
  z.object({ do: z.literal('network'), up: z.boolean() }),
]);

async function act(action: z.infer<typeof Action>): Promise<void> {
  switch (action.do) {
    case 'place':
      return bench.placeCard(action.person);
    case 'place-card':
      return bench.placeResident(action);
    case 'remove':
      return bench.removeCard();
    case 'pull-during-read':
      bench.reader.pullDuringRead = true;
      return;
    case 'scan':
      return bench.scan(action.text);
    case 'paper':
      return bench.setPaper(action.paper);
    case 'cover':
      return bench.setCover(action.open);
    case 'take-slip':
      return bench.takeSlip();
    case 'presence':
      bench.sensor.presence = action.presence === 'silent' ? null : action.presence;
      return;
    case 'presence-says':
      return bench.sensor.say(action.text);
    case 'unplug':
      return bench.unplug(action.device);
    case 'plug':
      return bench.plug(action.device);
    case 'network':
      return action.up ? bench.restoreNetwork() : bench.cutNetwork();
  }
}

const page = readFileSync(path.join(import.meta.dirname, 'page.html'), 'utf8');
const server = fastify({ forceCloseConnections: true });
server.get('/', (_, reply) => reply.type('text/html; charset=utf-8').send(page));
server.get('/state', () => ({
  ...bench.state(),
  people: Object.entries(PEOPLE).map(([id, { label }]) => ({ id, label })),
}));
server.post('/act', async (request, reply) => {
  const action = Action.safeParse(request.body);
  if (!action.success) return reply.code(400).send({ problem: z.prettifyError(action.error) });
  await act(action.data);
  return bench.state();
});
server.get<{ Params: { at: string } }>('/slips/:at', (request, reply) => {
  const slip = bench.slips()[Number(request.params.at)];
  return slip ? reply.type('image/png').send(slip.png) : reply.code(404).send();
});
server.get('/slips', () => bench.slips().map(({ text, at }) => ({ text, at })));
await server.listen({ host: '127.0.0.1', port: Number(values.port) });
const address = server.server.address();
const own = typeof address === 'object' && address ? address.port : 0;

async function end(): Promise<void> {
  await server.close();
  await bench.close();
  process.exit(0);
}
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => undefined);
process.stdin.on('close', () => void end()).resume();
process.stdout.write(
  `${JSON.stringify({ ready: true, url: `http://127.0.0.1:${own}/`, devices: bench.devices, platformUrl: bench.platformUrl })}\n`,
);
