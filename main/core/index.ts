/**
 * The core's process: reads configuration and catalogue, opens the store, serves screens.
 *
 * Environment: KIOSK_DATA (data folder), KIOSK_CONFIG (configuration files, first to last, joined by the path
 * delimiter), KIOSK_CATALOGUE (folder), KIOSK_DEVICE_HOST (entry file), KIOSK_VERSION, KIOSK_DEVELOPMENT=1. As a unit of its own:
 * LISTEN_FDS (the socket for shells), KIOSK_DEVICES_SOCKET (the device host's), and KIOSK_UPDATE, KIOSK_UPDATE_TOLD, KIOSK_PACKAGE where
 * releases are put in place by themselves (update/launcher.ts).
 */
import path from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import { PREDECESSOR_STUCK } from '../process/child-host.ts';
import { EXIT_IN_USE, EXIT_RESTART } from '../process/exit-codes.ts';
import { acceptPeers } from '../process/ipc.ts';
import { acceptWires, givenSocket } from '../process/socket-wire.ts';
import { feedWatchdog } from '../process/watchdog.ts';
import { refuseIllFormed } from '../process/well-formed.ts';
import { assess, infoOf, wayToPlatform } from './boot/assess.ts';
import { FilesAsFound } from './boot/files-as-found.ts';
import {
  backedUp,
  configFiles,
  dataFolder,
  env,
  log,
  ownLines,
  places,
  updates,
} from './boot/own-process.ts';
import { isScreenAttended, remoteOf, type Serve, serveOn } from './boot/screens.ts';
import { LAST_CONFIG, openStore, REMEMBERED } from './boot/store.ts';
import { createCore } from './core.ts';
import { struckOffAs, struckOffDetails } from './enrolment/standing.ts';
import type { Closed } from './maintenance/maintenance.ts';
import { allowSamplePeople } from './model/documents/index.ts';
import { outOfService, withoutDisk } from './out-of-service.ts';
import { createRouter } from './router.ts';
import { DEVICE_FILE } from './signing/device.ts';
import { diskAnswers } from './store/disk-answers.ts';
import { unlessDiskRefuses } from './store/disk-error.ts';
import { Facts } from './store/facts.ts';
import { fileOf } from './update/slot-files.ts';

function restart(): void {
  void stop(EXIT_RESTART);
}

function start(): Serve {
  const found = new FilesAsFound([...configFiles, path.join(dataFolder, DEVICE_FILE)]);
  const assessed = assess();
  const config = assessed.config;
  const opened = openStore(config);
  if (opened?.outcome === 'in-use') {
    log.error({ event: 'data-folder.in-use', dataFolder });
    process.exit(EXIT_IN_USE);
  }
  const how = { opened, found, restart };
  if (assessed.state === 'unfit') return outOfService(assessed, how);
  if (opened?.outcome !== 'open') {
    const details = [opened?.detail ?? dataFolder];
    return outOfService({ closed: { reason: 'storage', details }, config, mendedBy: [] }, how);
  }
  const way = wayToPlatform(assessed.config);
  if ('closed' in way) return outOfService({ ...way, config: assessed.config }, how);
  const facts = new Facts(opened.db);
  const struckOff = struckOffAs(facts, way.device.key.kid);
  if (struckOff) {
    const closed: Closed = { reason: 'struck-off', details: struckOffDetails(struckOff) };
    return outOfService(
      { closed, config: assessed.config, mendedBy: [path.join(dataFolder, DEVICE_FILE)] },
      how,
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
    restart,
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
const serving = isDiskSilent ? withoutDisk(restart) : start();
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
