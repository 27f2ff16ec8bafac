/** Whether this kiosk may serve: its configuration, its catalogue and hall, who it is to the platform. */
import path from 'node:path';
import type { KioskConfig } from '../../../kiosk-config/schema.ts';
import { givenSocket } from '../../process/socket-wire.ts';
import { type Catalogue, problemLine, serveCatalogue } from '../catalogue/load.ts';
import { readConfiguration, type Standing } from '../configuration/reading.ts';
import { hallProblemLine, loadHall } from '../hall/files.ts';
import type { KioskInfo } from '../kiosk/contract.ts';
import type { Closed } from '../maintenance/maintenance.ts';
import type { HallPlan } from '../model/hall/plan.ts';
import type { TransportOptions } from '../platform/transport.ts';
import { readTransport } from '../platform/transport-files.ts';
import { DEVICE_FILE, type DeviceIdentity, readDevice } from '../signing/device.ts';
import { configFiles, dataFolder, env, NAMELESS } from './own-process.ts';

/** The hall's plan, beside the first configuration file. */
const HALL = 'hall';

export type Assessed =
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
export function assess(): Assessed {
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

export function infoOf({ kiosk, screen, session, storage, devices }: KioskConfig): KioskInfo {
  const { id, siteName, dataHandler, hall, elsewhere, samplePeople } = kiosk;
  const camera = devices.documentCamera;
  const { keepDays } = storage;
  const own = { keepDays, kioskId: id, siteName, dataHandler, hall, elsewhere, samplePeople, camera };
  return { ...NAMELESS, ...session, ...screen, ...own };
}

export type Way = { device: DeviceIdentity; transport: TransportOptions };

/** Who this kiosk is to the platform and how it gets there; or why it is out of service. */
export function wayToPlatform({
  kiosk,
  platform,
}: KioskConfig): Way | { closed: Closed; mendedBy: string[] } {
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

/** What a kiosk out of service may still deliver by. */
export function wayIfAny(config: KioskConfig): Way | null {
  const way = wayToPlatform(config);
  return 'closed' in way ? null : way;
}

/** Beside the bundled core, and in its room in a checkout. */
const ENROL = import.meta.filename.endsWith('.ts') ? '../enrolment/enrol-cli.ts' : 'enrol.mjs';

function notEnrolled(): string {
  const program = path.join(import.meta.dirname, ENROL);
  // As a unit its files are of a user that nobody logs in as.
  const command =
    givenSocket() === null
      ? `${process.execPath} ${program} --data ${dataFolder}`
      : 'sudo liuyang-kiosk-admin enrol';
  return `本机还没有登记到平台：向平台领取登记文件或一次性登记码，在下面的“登记到平台”里办，或运行 ${command}（有文件时加 --file 登记文件）；登记后自动恢复`;
}
