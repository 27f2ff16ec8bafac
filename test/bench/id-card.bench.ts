/**
 * `npm run bench -- id-card [--n 200]`: a whole card read by the driver over a pseudo terminal, against the wire time of
 * its bytes. The far end paces them at 115200 baud 8N1; wire time is measured in turn in the same run by a bare loop that
 * sends the same requests and counts the same bytes back, so what is left over is the driver's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { IdCardReader } from '../../devices/id-card-reader/driver.ts';
import { ReaderEmulator } from '../../devices/id-card-reader/emulator.ts';
import { type Command, encodeRequest } from '../../devices/id-card-reader/protocol.ts';
import type { ByteLink } from '../../devices/transport/byte-link.ts';
import { type FittedTransport, openLink } from '../../devices/transport/open.ts';
import { hasSocat } from '../world/device-bench/bench.ts';
import { PEOPLE } from '../world/device-bench/people.ts';
import { openWire } from '../world/device-bench/wire.ts';

const LIMIT = 1.1;
const BYTES_PER_MS = 11.52;
/** Each exchange of a read, and the bytes of its answer. */
const EXCHANGES: readonly (readonly [Command, number])[] = [
  ['find', 15],
  ['select', 19],
  ['readBase', 1295],
  ['readNewAddress', 11],
];
const WIRE_BYTES = EXCHANGES.reduce(
  (sum, [command, bytes]) => sum + encodeRequest(command).length + bytes,
  0,
);

const { values } = parseArgs({ options: { n: { type: 'string', default: '200' } } });
const n = Number(values.n);
const card = PEOPLE.zhang?.card;
if (!card) throw new Error('no card to read');

/** The bare loop: no framing, no checks, no decoding. */
function barely(link: ByteLink): () => Promise<void> {
  let missing = 0;
  let done: () => void = () => undefined;
  link.onBytes((bytes) => {
    missing -= bytes.length;
    if (missing === 0) done();
  });
  return async () => {
    for (const [command, bytes] of EXCHANGES) {
      missing = bytes;
      const answered = new Promise<void>((resolve) => {
        done = resolve;
      });
      await link.write(encodeRequest(command));
      await answered;
    }
  };
}

const median = (list: readonly number[]) =>
  [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)] ?? 0;

const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-bench-'));
const emulator = new ReaderEmulator();
const wire = await openWire('reader', folder, hasSocat(), (link) => emulator.attach(link));
if (wire.transport.kind === 'none') throw new Error('the wire has two ends');
const transport: FittedTransport = wire.transport;
const times = { driver: [] as number[], bare: [] as number[] };

async function timed(open: (link: ByteLink) => () => Promise<void>, into: number[]): Promise<void> {
  const link = await openLink(transport);
  const work = open(link);
  if (card) emulator.place(card);
  const began = performance.now();
  await work();
  into.push(performance.now() - began);
  emulator.remove();
  await link.close();
}

for (let round = 0; round < n; round++) {
  await timed((link) => {
    const reader = new IdCardReader(link);
    return async () => {
      const answer = await reader.readOnce(() => undefined);
      if (answer.outcome !== 'read') throw new Error(`the card was not read: ${answer.outcome}`);
    };
  }, times.driver);
  await timed(barely, times.bare);
}
await wire.unplug();
rmSync(folder, { recursive: true, force: true });

const us = median(times.driver);
const them = median(times.bare);
console.table({
  'driver (ms)': us,
  'bare loop over the same wire (ms)': them,
  'computed wire time (ms)': WIRE_BYTES / BYTES_PER_MS,
  'bytes both ways': WIRE_BYTES,
});
const figure = (value: number) => Number(value.toFixed(3));
console.log(
  JSON.stringify({
    bench: 'id-card',
    ratio: figure(us / them),
    limit: LIMIT,
    better: 'lower',
    us: figure(us),
    them: figure(them),
    unit: 'ms',
    n,
    ratioToComputed: figure(us / (WIRE_BYTES / BYTES_PER_MS)),
  }),
);
process.exit(0);
