/** A core that serves nobody: what it still does, and how it finds that it may serve again. */
import { RPCHandler } from '@orpc/server/message-port';
import { KioskConfig } from '../../kiosk-config/schema.ts';
import { refuseIllFormed } from '../process/well-formed.ts';
import { type Assessed, assess, infoOf, wayIfAny, wayToPlatform } from './boot/assess.ts';
import type { FilesAsFound } from './boot/files-as-found.ts';
import { backedUp, configFiles, dataFolder, log, NAMELESS, ownLines, updates } from './boot/own-process.ts';
import { remoteOf, type Serve, serveOn } from './boot/screens.ts';
import { canOpen, LAST_CONFIG, REMEMBERED } from './boot/store.ts';
import { createClosedCore } from './closed-core.ts';
import { EnrolmentDesk } from './enrolment/desk.ts';
import { KioskInfo } from './kiosk/contract.ts';
import type { Closed } from './maintenance/maintenance.ts';
import { ENROLLED_AGAIN } from './model/closed-reason.ts';
import { readTransport } from './platform/transport-files.ts';
import type { OpenAnswer } from './recovery/open.ts';
import { diskAnswer } from './store/disk-answers.ts';
import { Facts } from './store/facts.ts';

/** How soon it is looked again at what keeps the kiosk closed, and how rarely at last, milliseconds. */
const LOOK_FIRST_MS = 2_000;
const LOOK_RAREST_MS = 60_000;

/** Why, and the files that may mend it. `config`: where it is only something else that is wrong. */
type Unfit = Pick<Extract<Assessed, { state: 'unfit' }>, 'closed' | 'config' | 'mendedBy'>;

/** Serves nobody, says so, delivers what it holds, and starts afresh once nothing is wrong any more. */
export function outOfService(
  { closed, config, mendedBy }: Unfit,
  { opened, found, restart }: { opened: OpenAnswer | null; found: FilesAsFound; restart: () => void },
): Serve {
  for (const line of closed.details) log.error({ event: 'out-of-service', reason: closed.reason, line });
  void found.onChange(mendedBy, restart);
  const store = opened?.outcome === 'open' ? opened : null;
  const facts = store ? new Facts(store.db) : null;
  const known = config ?? facts?.read(LAST_CONFIG, KioskConfig) ?? null;
  const remote = remoteOf(known);
  const core = createClosedCore({
    info: (config && infoOf(config)) ?? facts?.read(REMEMBERED, KioskInfo) ?? NAMELESS,
    closed,
    dataFolder,
    store,
    config: known,
    way: known && wayIfAny(known),
    isDiskSilent: false,
    backupFolder: known?.storage.backupFolder ?? null,
    enrolment: config && ENROLLED_AGAIN.has(closed.reason) ? deskOf(config) : null,
    configFiles: [...configFiles, ...backedUp],
    updates,
    remote,
    log,
    ownLines,
    restart,
  });
  // Of one that was struck off the platform's next answer tells, or its new enrolment.
  if (closed.reason !== 'struck-off') whenMended(store !== null, restart);
  const handler = new RPCHandler(core.router, { clientInterceptors: [refuseIllFormed] });
  if (core.forRemote) remote.open({ router: core.router, ...core.forRemote });
  const stopAll = async () => {
    await remote.close();
    await core.stop();
  };
  return { serve: (port) => serveOn(handler, port), restarts: core.restarts, stop: stopAll };
}

/** Null: what leads to the platform can't be read. */
function deskOf({ kiosk, platform, maintenance }: KioskConfig): EnrolmentDesk | null {
  const read = readTransport(platform);
  if (!read.ok) return null;
  const { baseUrl } = platform;
  const stick = maintenance.exportFolder;
  return new EnrolmentDesk({ dataFolder, kioskId: kiosk.id, baseUrl, transport: read.transport, stick });
}

/** The disk under the data folder hangs: says so, without a touch of it, and starts afresh once it answers. */
export function withoutDisk(restart: () => void): Serve {
  const details = [`数据盘没有响应：${dataFolder}。请检查数据盘及其连线；恢复后本机自动继续`];
  const closed: Closed = { reason: 'storage', details };
  for (const line of details) log.error({ event: 'out-of-service', reason: closed.reason, line });
  const core = createClosedCore({
    info: NAMELESS,
    closed,
    dataFolder,
    isDiskSilent: true,
    store: null,
    config: null,
    way: null,
    enrolment: null,
    backupFolder: null,
    configFiles,
    updates,
    remote: remoteOf(null),
    log,
    ownLines,
    restart,
  });
  void diskAnswer(dataFolder).then(() => whenMended(false, restart));
  const handler = new RPCHandler(core.router, { clientInterceptors: [refuseIllFormed] });
  return { serve: (port) => serveOn(handler, port), restarts: core.restarts, stop: core.stop };
}

/** Looks again, ever more rarely, whether what was wrong has passed: a disk that is back, a folder that is mounted, a file that reads. */
function whenMended(storeOpens: boolean, mended: () => void): void {
  let wait = LOOK_FIRST_MS;
  const look = () => {
    if (isMended(storeOpens)) return mended();
    wait = Math.min(LOOK_RAREST_MS, wait * 1.5);
    setTimeout(look, wait);
  };
  setTimeout(look, wait);
}

function isMended(storeOpens: boolean): boolean {
  const assessed = assess();
  if (assessed.state !== 'fit' || 'closed' in wayToPlatform(assessed.config)) return false;
  return storeOpens || canOpen(assessed.config);
}
