/** The identity card reader as the device host runs it: driver, supervisor and card presence put together. */
import { implement } from '@orpc/server';
import type { Device, DeviceHost } from '../common/module.ts';
import { Supervisor, type SupervisorTimes } from '../common/supervisor.ts';
import { byteDevice } from '../transport/byte-device.ts';
import type { ByteLink } from '../transport/byte-link.ts';
import type { FittedTransport } from '../transport/open.ts';
import type { IdCardReaderConfig } from './config.ts';
import { type CardArrived, contract } from './contract.ts';
import { IdCardReader } from './driver.ts';
import { photoDecoder } from './photo.ts';
import { CardPresence } from './presence.ts';
import { cardReadEvents } from './read-card.ts';

/** A read polls the reader by itself; between reads it need not be checked often. In milliseconds. */
const CHECK_MS = 5_000;

type Options = SupervisorTimes & { open?: (transport: FittedTransport) => Promise<ByteLink> };

/** Reader and presence, each knowing the other. */
export function superviseIdCardReader(
  config: Pick<IdCardReaderConfig, 'transport' | 'idlePollMs' | 'allowedSams'>,
  host: DeviceHost<CardArrived>,
  { open, ...times }: Options = {},
): { reader: Supervisor<IdCardReader>; presence: CardPresence } {
  const reader: Supervisor<IdCardReader> = new Supervisor({
    ...byteDevice(config.transport, (link) => new IdCardReader(link, config.allowedSams), open),
    checkMs: CHECK_MS,
    ...times,
    onStatus: (status) => host.onStatus(status),
    onLost: () => presence.readerLost(),
    onHang: () => host.onHang(),
  });
  const presence = new CardPresence(reader, {
    pollMs: config.idlePollMs,
    onArrival: () => host.raise({ event: 'card-arrived' }),
  });
  return { reader, presence };
}

export function createIdCardReader(config: IdCardReaderConfig, host: DeviceHost<CardArrived>): Device {
  const { reader, presence } = superviseIdCardReader(config, host);
  const decodePhoto = photoDecoder(config.photoDecoder);
  const os = implement(contract);
  return {
    get status() {
      return reader.status;
    },
    router: os.router({
      read: os.read.handler(({ signal }) => cardReadEvents({ reader, presence, decodePhoto }, signal)),
    }),
    start() {
      reader.start();
      void presence.start();
    },
    async stop() {
      presence.stop();
      await reader.stop();
    },
    restart: () => reader.restart(),
  };
}
