/**
 * The core's process: reads configuration and catalogue, opens the store, serves screens.
 *
 * Environment: KIOSK_DATA (data folder), KIOSK_CONFIG (configuration files, first to last, joined by the path
 * delimiter), KIOSK_CATALOGUE (folder), KIOSK_DEVICE_HOST (entry file), KIOSK_VERSION, KIOSK_DEVELOPMENT=1.
 */
import { existsSync, watchFile } from 'node:fs';
import path from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import pino from 'pino';
import { DocumentCameraConfig } from '../../devices/document-camera/config.ts';
import { loadConfig } from '../../kiosk-config/load.ts';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import { separateBuffers } from '../process/clean-memory.ts';
import { EXIT_IN_USE, EXIT_RESTART } from '../process/exit-codes.ts';
import { reportFatalFaults } from '../process/fatal-faults.ts';
import { acceptPeers, type Port } from '../process/ipc.ts';
import { refuseIllFormed } from '../process/well-formed.ts';
import { problemLine, serveCatalogue } from './catalogue/load.ts';
import { createCore } from './core.ts';
import { closedRoutes } from './kiosk/closed-routes.ts';
import { KioskInfo, type ServiceState } from './kiosk/contract.ts';
import { allowSamplePeople } from './model/documents/index.ts';
import { openDatabase } from './recovery/open.ts';
import { createRouter } from './router.ts';
import { Connection } from './session/connection.ts';
import { unlessDiskRefuses } from './store/disk-error.ts';
import { Facts } from './store/facts.ts';
import { Space } from './store/space.ts';
import { hasRoom, volumeProblem } from './store/volume.ts';

separateBuffers();
reportFatalFaults('core');

const env = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
const dataFolder = env('KIOSK_DATA');
const configFiles = env('KIOSK_CONFIG').split(path.delimiter);
/** How often a disk that can't be used is looked at again, milliseconds. */
const VOLUME_LOOK_MS = 2_000;
const log = pino({ base: { process: 'core' }, level: process.env.KIOSK_LOG ?? 'info' });

const NAMELESS: KioskInfo = {
  kioskId: '',
  siteName: '浏阳市政务服务自助终端',
  dataHandler: { name: '', phone: '' },
  hall: { name: '', address: '', phone: '', hours: '' },
  version: env('KIOSK_VERSION'),
  development: process.env.KIOSK_DEVELOPMENT === '1',
  samplePeople: false,
  pixelsPerMm: 4,
  camera: DocumentCameraConfig.parse({}),
  elsewhere: [],
  idleSeconds: 60,
  idleWarningSeconds: 20,
};

type Serve = { serve: (port: Port) => void; stop: () => Promise<void> };

/** What this kiosk said of itself when its configuration was last good: where to go instead, when it no longer is. */
const REMEMBERED = 'kiosk-info';

function infoOf({ kiosk, screen, session, devices }: KioskConfig): KioskInfo {
  const { id, siteName, dataHandler, hall, elsewhere, samplePeople } = kiosk;
  const camera = devices.documentCamera;
  const own = { kioskId: id, siteName, dataHandler, hall, elsewhere, samplePeople, camera };
  return { ...NAMELESS, ...session, ...screen, ...own };
}

/** Says on the screen what is wrong and where else to go, and starts afresh when one of `mendedBy` changes. */
function outOfService(
  info: KioskInfo,
  service: Extract<ServiceState, { state: 'out-of-service' }>,
  mendedBy: string[],
): Serve {
  for (const line of service.details) log.error({ event: 'out-of-service', reason: service.reason, line });
  for (const file of mendedBy) {
    watchFile(file, { interval: 1000 }, (now, before) => {
      // Node also calls once, unasked, for a file that is not there.
      if (now.mtimeMs !== before.mtimeMs) process.exit(EXIT_RESTART);
    });
  }
  const handler = new RPCHandler(closedRoutes(info, service), { clientInterceptors: [refuseIllFormed] });
  return { serve: (port) => handler.upgrade(port), stop: async () => undefined };
}

function start(): Serve {
  const configured = loadConfig(configFiles);
  const backupFolder = (configured.ok && configured.config.storage.backupFolder) || null;
  const kioskId = configured.ok ? configured.config.kiosk.id : '';
  const backup = backupFolder === null ? null : { folder: backupFolder, kioskId };
  // Nothing is made in a new folder before it is known where a copy of an old one may lie.
  if (!configured.ok && !existsSync(path.join(dataFolder, 'kiosk.db'))) {
    return outOfService(
      NAMELESS,
      { state: 'out-of-service', reason: 'configuration', details: configured.problems },
      configFiles,
    );
  }
  let opened = openDatabase(dataFolder, backup);
  // This, too, the reserve is held for: what waits can still be sent then, and makes room.
  if (opened.outcome === 'unusable' && opened.full && new Space(dataFolder, 0).relieve()) {
    opened = openDatabase(dataFolder, backup);
  }
  if (opened.outcome === 'in-use') {
    log.error({ event: 'data-folder.in-use', dataFolder });
    process.exit(EXIT_IN_USE);
  }
  const facts = opened.outcome === 'open' ? new Facts(opened.db) : null;
  if (!configured.ok) {
    return outOfService(
      facts?.read(REMEMBERED, KioskInfo) ?? NAMELESS,
      { state: 'out-of-service', reason: 'configuration', details: configured.problems },
      configFiles,
    );
  }
  const info = infoOf(configured.config);
  if (opened.outcome === 'unusable') {
    if (opened.full || volumeProblem(dataFolder)) {
      setInterval(() => {
        if (!volumeProblem(dataFolder) && hasRoom(dataFolder)) process.exit(EXIT_RESTART);
      }, VOLUME_LOOK_MS);
    }
    return outOfService(info, { state: 'out-of-service', reason: 'storage', details: [opened.detail] }, []);
  }
  const loaded = serveCatalogue(env('KIOSK_CATALOGUE'));
  if (!loaded.ok) {
    const details = loaded.problems.map(problemLine);
    return outOfService(
      info,
      { state: 'out-of-service', reason: 'catalogue', details },
      loaded.problems.map((p) => p.file),
    );
  }
  unlessDiskRefuses(() => facts?.write(REMEMBERED, info));
  allowSamplePeople(info.samplePeople);
  const core = createCore({
    config: configured.config,
    catalogue: loaded.catalogue,
    catalogueProblems: loaded.problems.map(problemLine),
    db: opened.db,
    storeNotices: opened.notices,
    dataFolder,
    backupFolder,
    configFiles,
    deviceHostEntry: env('KIOSK_DEVICE_HOST'),
    info,
    log,
    restart: () => void stop(EXIT_RESTART),
  });
  core.start();
  const handler = new RPCHandler(createRouter(core), { clientInterceptors: [refuseIllFormed] });
  return {
    serve(port) {
      const connection = new Connection();
      port.on('close', () => {
        if (connection.session) core.onEnd();
        connection.closed();
      });
      handler.upgrade(port, { context: { connection } });
    },
    stop: () => core.stop(),
  };
}

let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await serving.stop();
  process.exit(code);
}

const serving = start();
acceptPeers(serving.serve, () => void stop(0));
process.on('SIGTERM', () => void stop(0));
// The shell decides when the kiosk ends; Ctrl+C in a terminal reaches the whole group.
process.on('SIGINT', () => undefined);
log.info({ event: 'core.ready', pid: process.pid });
