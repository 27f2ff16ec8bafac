/**
 * The core's process: reads configuration and catalogue, opens the store, serves screens.
 *
 * Environment: KIOSK_DATA (data folder), KIOSK_CONFIG (configuration files, first to last, joined by the path
 * delimiter), KIOSK_CATALOGUE (folder), KIOSK_DEVICE_HOST (entry file), KIOSK_VERSION, KIOSK_DEVELOPMENT=1. As a unit of its own:
 * LISTEN_FDS (the socket for shells), KIOSK_DEVICES_SOCKET (the device host's), and KIOSK_UPDATE, KIOSK_UPDATE_TOLD, KIOSK_PACKAGE where
 * releases are put in place by themselves (update/launcher.ts).
 */
import { existsSync, watchFile } from 'node:fs';
import path from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import pino from 'pino';
import { DocumentCameraConfig } from '../../devices/document-camera/config.ts';
import { KioskConfig } from '../../kiosk-config/schema.ts';
import { PREDECESSOR_STUCK } from '../process/child-host.ts';
import { separateBuffers } from '../process/clean-memory.ts';
import { EXIT_IN_USE, EXIT_RESTART } from '../process/exit-codes.ts';
import { reportFatalFaults } from '../process/fatal-faults.ts';
import { acceptPeers, type Port } from '../process/ipc.ts';
import { foldedLog } from '../process/log-folding.ts';
import { acceptWires, givenSocket } from '../process/socket-wire.ts';
import { feedWatchdog } from '../process/watchdog.ts';
import { refuseIllFormed } from '../process/well-formed.ts';
import { type Catalogue, problemLine, serveCatalogue } from './catalogue/load.ts';
import { createClosedCore } from './closed-core.ts';
import { keptFiles, readConfiguration, type Standing } from './configuration/reading.ts';
import { createCore } from './core.ts';
import { struckOffAs, struckOffDetails } from './enrolment/standing.ts';
import { hallProblemLine, loadHall } from './hall/files.ts';
import { KioskInfo } from './kiosk/contract.ts';
import { OwnLines } from './log-book/log-book.ts';
import type { Closed } from './maintenance/maintenance.ts';
import type { RestartCount } from './maintenance/restarts.ts';
import { allowSamplePeople } from './model/documents/index.ts';
import type { HallPlan } from './model/hall/plan.ts';
import type { TransportOptions } from './platform/transport.ts';
import { readTransport } from './platform/transport-files.ts';
import { type OpenAnswer, openDatabase, releaseLocks } from './recovery/open.ts';
import { RemoteConsole } from './remote/remote-console.ts';
import { createRouter } from './router.ts';
import { Connection, isAttended } from './session/connection.ts';
import { DEVICE_FILE, type DeviceIdentity, readDevice } from './signing/device.ts';
import { diskAnswer, diskAnswers } from './store/disk-answers.ts';
import { unlessDiskRefuses } from './store/disk-error.ts';
import { Facts } from './store/facts.ts';
import { Space } from './store/space.ts';
import { hasRoom, volumeProblem } from './store/volume.ts';
import { fileOf } from './update/slot-files.ts';
import { placesOf, Updates } from './update/updates.ts';

separateBuffers();
reportFatalFaults('core');
// Whatever this process writes is for its own user alone.
process.umask(0o077);

const env = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
const dataFolder = env('KIOSK_DATA');
const configFiles = env('KIOSK_CONFIG').split(path.delimiter);
/** The hall's plan, beside the first configuration file. */
const HALL = 'hall';
/** How soon it is looked again at what keeps the kiosk closed, and how rarely at last, milliseconds. */
const LOOK_FIRST_MS = 2_000;
const LOOK_RAREST_MS = 60_000;
const places = placesOf(process.env);
const updates = new Updates(places, env('KIOSK_VERSION'));
const journal = pino.destination({ fd: 1, sync: true });
const ownLines = new OwnLines();
const folded = foldedLog((line) => {
  ownLines.take(line);
  journal.write(line);
});
process.on('exit', folded.flush);
const log = pino({ base: { process: 'core' }, level: process.env.KIOSK_LOG ?? 'info' }, folded);

const NAMELESS: KioskInfo = {
  kioskId: '',
  siteName: '浏阳市政务服务自助终端',
  dataHandler: { name: '', phone: '' },
  keepDays: 0,
  hall: { name: '', address: '', phone: '', hours: '', reportWindow: '' },
  version: env('KIOSK_VERSION'),
  development: process.env.KIOSK_DEVELOPMENT === '1',
  samplePeople: false,
  pixelsPerMm: 4,
  camera: DocumentCameraConfig.parse({}),
  elsewhere: [],
  idleSeconds: 60,
  idleWarningSeconds: 20,
};

/** Beside the bundled core, and in its room in a checkout. */
const ENROL = import.meta.filename.endsWith('.ts') ? 'enrolment/enrol-cli.ts' : 'enrol.mjs';

function notEnrolled(): string {
  const program = path.join(import.meta.dirname, ENROL);
  // As a unit its files are of a user that nobody logs in as.
  const command =
    givenSocket() === null
      ? `${process.execPath} ${program} --data ${dataFolder}`
      : 'sudo liuyang-kiosk-admin enrol';
  return `本机还没有登记到平台：向平台领取登记文件或一次性登记码，运行 ${command}（有文件时加 --file 登记文件），登记后自动恢复`;
}

type Serve = {
  serve: (port: Port) => void;
  /** Null: what the shell tells can't be kept. */
  restarts: RestartCount | null;
  stop: () => Promise<void>;
};

/** What this kiosk said of itself when its configuration was last good: where to go instead, when it no longer is. */
const REMEMBERED = 'kiosk-info';
/** The last configuration that was good: where to deliver to while the present one is not. */
const LAST_CONFIG = 'last-config';

function infoOf({ kiosk, screen, session, storage, devices }: KioskConfig): KioskInfo {
  const { id, siteName, dataHandler, hall, elsewhere, samplePeople } = kiosk;
  const camera = devices.documentCamera;
  const { keepDays } = storage;
  const own = { keepDays, kioskId: id, siteName, dataHandler, hall, elsewhere, samplePeople, camera };
  return { ...NAMELESS, ...session, ...screen, ...own };
}

type Assessed =
  /** `catalogueProblems`: why some of its items are set aside, and why the shipped `hall` is not gone by, which is then null. */
  | {
      state: 'fit';
      config: KioskConfig;
      standing: Standing;
      catalogue: Catalogue;
      hall: HallPlan | null;
      catalogueProblems: string[];
    }
  /** `config`: where it is only the catalogue that is wrong. */
  | { state: 'unfit'; closed: Closed; config: KioskConfig | null; mendedBy: string[] };

/** Whether configuration and catalogue let this kiosk serve. */
function assess(): Assessed {
  const configured = readConfiguration({
    files: configFiles,
    product: !NAMELESS.development,
    dataFolder,
  });
  if (!configured.ok) {
    const reason = configured.isNew ? 'not-configured' : 'configuration';
    const closed: Closed = { reason, details: configured.problems };
    return { state: 'unfit', closed, config: null, mendedBy: configFiles };
  }
  const { config } = configured;
  const loaded = serveCatalogue(env('KIOSK_CATALOGUE'));
  const { problems } = loaded;
  if (loaded.ok) {
    const { catalogue } = loaded;
    const read = loadHall(path.join(path.dirname(configFiles[0] ?? ''), HALL), catalogue.known());
    const hallProblems = read.ok ? [] : read.problems.map(hallProblemLine);
    return {
      ...{ state: 'fit', config, standing: configured, catalogue, hall: read.ok ? read.plan : null },
      catalogueProblems: [...problems.map(problemLine), ...hallProblems],
    };
  }
  const closed: Closed = { reason: 'catalogue', details: problems.map(problemLine) };
  return { state: 'unfit', closed, config, mendedBy: problems.map(({ file }) => file) };
}

/** What a spare machine needs of the configuration beside its files. */
const { technician, remote } = keptFiles(dataFolder);
const backedUp = [technician, remote];

const backupOf = (config: KioskConfig | null) => {
  const folder = config?.storage.backupFolder;
  return folder && config ? { folder, kioskId: config.kiosk.id } : null;
};

/** Nothing is made in a new folder before it is known where a copy of an old one may lie. */
function openStore(config: KioskConfig | null): OpenAnswer | null {
  if (!config && !existsSync(path.join(dataFolder, 'kiosk.db'))) return null;
  const opened = openDatabase(dataFolder, backupOf(config));
  // This, too, the reserve is held for: what waits can still be sent then, and makes room.
  if (opened.outcome === 'unusable' && opened.full && new Space(dataFolder, 0).relieve()) {
    return openDatabase(dataFolder, backupOf(config));
  }
  return opened;
}

/** Serves nobody, says so, delivers what it holds, and starts afresh once nothing is wrong any more. */
function outOfService(
  { closed, config, mendedBy }: Pick<Extract<Assessed, { state: 'unfit' }>, 'closed' | 'config' | 'mendedBy'>,
  opened: OpenAnswer | null,
): Serve {
  for (const line of closed.details) log.error({ event: 'out-of-service', reason: closed.reason, line });
  for (const file of mendedBy) {
    watchFile(file, { interval: 1000 }, (now, before) => {
      // Node also calls once, unasked, for a file that is not there.
      if (now.mtimeMs !== before.mtimeMs) void stop(EXIT_RESTART);
    });
  }
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
    configFiles: [...configFiles, ...backedUp],
    updates,
    remote,
    log,
    ownLines,
    restart: () => void stop(EXIT_RESTART),
  });
  // Of one that was struck off the platform's next answer tells, or its new enrolment.
  if (closed.reason !== 'struck-off') whenMended(store !== null, () => void stop(EXIT_RESTART));
  const handler = new RPCHandler(core.router, { clientInterceptors: [refuseIllFormed] });
  if (core.forRemote) remote.open({ router: core.router, ...core.forRemote });
  const stopAll = async () => {
    await remote.close();
    await core.stop();
  };
  return { serve: (port) => serveOn(handler, port), restarts: core.restarts, stop: stopAll };
}

/** The disk under the data folder hangs: says so, without a touch of it, and starts afresh once it answers. */
function withoutDisk(): Serve {
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
    backupFolder: null,
    configFiles,
    updates,
    remote: remoteOf(null),
    log,
    ownLines,
    restart: () => void stop(EXIT_RESTART),
  });
  void diskAnswer(dataFolder).then(() => whenMended(false, () => void stop(EXIT_RESTART)));
  const handler = new RPCHandler(core.router, { clientInterceptors: [refuseIllFormed] });
  return { serve: (port) => serveOn(handler, port), restarts: core.restarts, stop: core.stop };
}

/** Looks again, ever more rarely, whether what was wrong has passed: a disk that is back, a folder that is mounted, a file that reads. */
function whenMended(storeOpens: boolean, mended: () => void): void {
  let wait = LOOK_FIRST_MS;
  const look = () => {
    const assessed = assess();
    const storeIsFine = storeOpens || canOpen(assessed.state === 'fit' ? assessed.config : null);
    if (assessed.state === 'fit' && storeIsFine) return mended();
    wait = Math.min(LOOK_RAREST_MS, wait * 1.5);
    setTimeout(look, wait);
  };
  setTimeout(look, wait);
}

function canOpen(config: KioskConfig | null): boolean {
  if (!config || volumeProblem(dataFolder) || !hasRoom(dataFolder)) return false;
  const opened = openDatabase(dataFolder, backupOf(config));
  if (opened.outcome === 'open') opened.db.close();
  releaseLocks();
  return opened.outcome === 'open';
}

/** Those that are connected: one, as a rule. */
const screens = new Set<Connection>();
const isScreenAttended = () => [...screens].some(isAttended);

function remoteOf(config: KioskConfig | null): RemoteConsole {
  return new RemoteConsole({ config: config?.maintenance.remote, log, isAttended: isScreenAttended });
}

/** `onEnd`: called when the screen goes with a session on it. */
function serveOn(
  handler: RPCHandler<{ connection: Connection }>,
  port: Port,
  onEnd: () => void = () => undefined,
): void {
  const connection = new Connection();
  screens.add(connection);
  port.on('close', () => {
    screens.delete(connection);
    if (connection.session) onEnd();
    connection.closed();
  });
  handler.upgrade(port, { context: { connection } });
}

/** What a kiosk out of service may still deliver by. */
function wayIfAny(config: KioskConfig): Way | null {
  const way = wayToPlatform(config);
  return 'closed' in way ? null : way;
}

type Way = { device: DeviceIdentity; transport: TransportOptions };

/** Who this kiosk is to the platform and how it gets there; or why it is out of service. */
function wayToPlatform({ kiosk, platform }: KioskConfig): Way | { closed: Closed; mendedBy: string[] } {
  const read = readTransport(platform);
  if (!read.ok) {
    const { ca = '', clientCertificate: own } = platform;
    const mendedBy = [...configFiles, ca, own?.certificate ?? '', own?.key ?? ''].filter(Boolean);
    return { closed: { reason: 'configuration', details: read.problems }, mendedBy };
  }
  const identity = readDevice(dataFolder, kiosk.id);
  if (identity.outcome === 'enrolled') return { device: identity.device, transport: read.transport };
  const details = [identity.outcome === 'unusable' ? identity.detail : notEnrolled()];
  return {
    closed: { reason: 'enrolment', details },
    mendedBy: [path.join(dataFolder, DEVICE_FILE), ...configFiles],
  };
}

function start(): Serve {
  const assessed = assess();
  const config = assessed.config;
  const opened = openStore(config);
  if (opened?.outcome === 'in-use') {
    log.error({ event: 'data-folder.in-use', dataFolder });
    process.exit(EXIT_IN_USE);
  }
  if (assessed.state === 'unfit') return outOfService(assessed, opened);
  if (opened?.outcome !== 'open') {
    const details = [opened?.detail ?? dataFolder];
    return outOfService({ closed: { reason: 'storage', details }, config, mendedBy: [] }, opened);
  }
  const way = wayToPlatform(assessed.config);
  if ('closed' in way) return outOfService({ ...way, config: assessed.config }, opened);
  const facts = new Facts(opened.db);
  const struckOff = struckOffAs(facts, way.device.key.kid);
  if (struckOff) {
    const closed: Closed = { reason: 'struck-off', details: struckOffDetails(struckOff) };
    return outOfService(
      { closed, config: assessed.config, mendedBy: [path.join(dataFolder, DEVICE_FILE)] },
      opened,
    );
  }
  const info = infoOf(assessed.config);
  unlessDiskRefuses(() => facts.write(REMEMBERED, info));
  unlessDiskRefuses(() => facts.write(LAST_CONFIG, config));
  allowSamplePeople(info.samplePeople);
  const remote = remoteOf(config);
  const core = createCore({
    config: assessed.config,
    catalogue: assessed.catalogue,
    catalogueProblems: assessed.catalogueProblems,
    hall: assessed.hall,
    db: opened.db,
    storeNotices: opened.notices,
    dataFolder,
    backupFolder: assessed.config.storage.backupFolder ?? null,
    configFiles: [...configFiles, ...backedUp],
    standing: assessed.standing,
    configurationOffer: places && fileOf.configuration(places),
    infoOf,
    updates,
    remote,
    deviceHostEntry: env('KIOSK_DEVICE_HOST'),
    ...way,
    info,
    log,
    ownLines,
    restart: () => void stop(EXIT_RESTART),
    isAttended: isScreenAttended,
  });
  core.start();
  const router = createRouter(core);
  const handler = new RPCHandler(router, { clientInterceptors: [refuseIllFormed] });
  remote.open({ router, ...core.forRemote });
  return {
    serve: (port) =>
      serveOn(handler, port, () => {
        core.onEnd();
        core.onEnded('screen-gone');
      }),
    restarts: core.restarts,
    stop: async () => {
      await remote.close();
      await core.stop();
    },
  };
}

let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await serving.stop();
  process.exit(code);
}

// A predecessor that could not be ended waits for that disk.
const isDiskSilent = process.env[PREDECESSOR_STUCK] === '1' || !(await diskAnswers(dataFolder));
const serving = isDiskSilent ? withoutDisk() : start();
const keep = (word: string) => {
  serving.restarts?.heard(word);
  return serving.restarts !== null;
};
const listening = givenSocket();
// A unit of its own outlives its screen, and goes on delivering.
if (listening !== null)
  acceptWires(listening, (shell) => acceptPeers(serving.serve, () => undefined, keep, shell));
else acceptPeers(serving.serve, () => void stop(0), keep);
feedWatchdog();
process.on('SIGTERM', () => void stop(0));
// The shell decides when the kiosk ends; Ctrl+C in a terminal reaches the whole group.
process.on('SIGINT', () => undefined);
log.info({ event: 'core.ready', pid: process.pid });
