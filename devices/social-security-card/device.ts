/** The social-security card reader as the device host runs it: driver, supervisor and inserted card put together. */
import { implement } from '@orpc/server';
import type { Device, DeviceHost } from '../common/module.ts';
import { type Checked, Supervisor, type SupervisorTimes } from '../common/supervisor.ts';
import type { SocialCardConfig } from './config.ts';
import { contract, type SocialCardEvent } from './contract.ts';
import { openReader, type SocialCardReader } from './driver.ts';
import { InsertedCard } from './inserted-card.ts';
import { socialCardEvents } from './read-card.ts';
import type { SmartCardService } from './smart-card-service.ts';
import { winscard } from './winscard.ts';

/** Between two checks of an idle reader, and between two attempts to find a lost one; in milliseconds. */
const CHECK_MS = 1_000;
const REOPEN_MS = 3_000;
/** Longest close, which waits for a card that is being read; in milliseconds. */
const CLOSE_MS = 30_000;

type Options = Pick<SupervisorTimes, 'checkMs' | 'reconnectMs'> & { service?: SmartCardService };

export interface SocialCardDevice extends Device {
  read(signal: AbortSignal | undefined): AsyncGenerator<SocialCardEvent, void>;
}

export function createSocialCardReader(
  config: SocialCardConfig,
  host: DeviceHost,
  { service = winscard(() => host.onHang()), ...times }: Options = {},
): SocialCardDevice {
  const wanted = config.kind === 'pcsc' ? (config.reader ?? '') : '';
  const card = new InsertedCard();
  const reader = new Supervisor<SocialCardReader>({
    isFitted: config.kind !== 'none',
    port: config.kind === 'none' ? '' : `pcsc ${wanted}`.trim(),
    async open() {
      const opened = await openReader(service, wanted);
      return 'fault' in opened ? opened : { connection: connectionOf(opened.reader, card) };
    },
    checkMs: CHECK_MS,
    reconnectMs: [REOPEN_MS],
    closeMs: CLOSE_MS,
    ...times,
    onStatus: (status) => host.onStatus(status),
    onLost: () => card.readerLost(),
    onHang: () => host.onHang(),
  });
  const read = (signal: AbortSignal | undefined) => socialCardEvents({ reader, card }, signal);
  const os = implement(contract);
  return {
    get status() {
      return reader.status;
    },
    router: os.router({ read: os.read.handler(({ signal }) => read(signal)) }),
    start: () => reader.start(),
    stop: () => reader.stop(),
    restart: () => reader.restart(),
    read,
  };
}

function connectionOf(reader: SocialCardReader, card: InsertedCard) {
  return {
    driver: reader,
    port: `pcsc ${reader.name}`,
    greet: async () => null,
    async check(): Promise<Checked> {
      const seen = await reader.state(card.last, 0);
      if ('fault' in seen) return { lost: seen.fault };
      card.seen(seen.state);
      return { fault: null, warnings: [], holds: card.holds };
    },
    close: () => reader.close(),
  };
}
