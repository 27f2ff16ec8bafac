/**
 * What a technician may do from afar, procedure by procedure of the console's own contracts: the one place that decides it. A new procedure
 * of these rooms does not compile until it is decided here; what no line names, a citizen's session above all, is not to be had at all.
 */
import { configurationContract } from '../configuration/contract.ts';
import { dutyContract } from '../duty/contract.ts';
import { kioskContract } from '../kiosk/contract.ts';
import { logBookContract } from '../log-book/contract.ts';
import { maintenanceContract } from '../maintenance/contract.ts';
import { networkPathContract } from '../network-path/contract.ts';
import { paperContract } from '../paper/contract.ts';
import { selfTestContract } from '../self-test/contract.ts';
import { techniciansContract } from '../technicians/contract.ts';

/** Why something is done at the machine alone. */
export const AT_THE_MACHINE = [
  /** Somebody takes what comes out and looks at it. */
  'look-at-paper',
  'put-paper-in',
  /** A device's real action that a person judges. */
  'person-judges',
  /** Strokes of a hand on the screen. */
  'sign-by-hand',
  /** A memory stick, or a folder of this machine, takes what is written. */
  'take-stick',
  'hold-badge',
  /** What becomes of a citizen's sealed submission. */
  'submission',
  /** PIN and badge open the screen; from afar the certificate does. */
  'door',
] as const;
export type AtTheMachine = (typeof AT_THE_MACHINE)[number];

/** `interrupts`: whoever stands at the screen would be cut off, so it waits until nobody does. */
export type Decision = 'yes' | 'interrupts' | AtTheMachine;

/** Of the kiosk's own room nothing but how it stands. */
export const remoteContract = {
  kiosk: { status: kioskContract.status },
  maintenance: maintenanceContract,
  configuration: configurationContract,
  selfTest: selfTestContract,
  networkPath: networkPathContract,
  paper: paperContract,
  logBook: logBookContract,
  duty: dutyContract,
  technicians: techniciansContract,
};
type Rooms = typeof remoteContract;

const ACTS: { readonly [Room in keyof Rooms]: { readonly [Act in keyof Rooms[Room]]: Decision } } = {
  kiosk: { status: 'yes' },
  maintenance: {
    unlock: 'door',
    lock: 'door',
    overview: 'yes',
    store: 'yes',
    checkUpdate: 'yes',
    applyUpdate: 'interrupts',
    rollBack: 'interrupts',
    testPrint: 'look-at-paper',
    restartDevice: 'interrupts',
    restartCore: 'interrupts',
    retryQueue: 'yes',
    retryOne: 'yes',
    closeParked: 'submission',
    exportParked: 'submission',
  },
  configuration: { overview: 'yes', preview: 'yes', apply: 'yes', undo: 'yes' },
  selfTest: {
    begin: 'person-judges',
    try: 'person-judges',
    answer: 'person-judges',
    skip: 'person-judges',
    finish: 'sign-by-hand',
    exportReport: 'take-stick',
  },
  networkPath: { walk: 'yes' },
  paper: { state: 'yes', refilled: 'put-paper-in' },
  logBook: { entries: 'yes', export: 'take-stick' },
  duty: {
    state: 'yes',
    setCard: 'yes',
    showNotice: 'yes',
    takeNotice: 'yes',
    inspected: 'sign-by-hand',
  },
  technicians: { badge: 'door', list: 'yes', enrol: 'hold-badge', strikeOff: 'yes' },
};

const decisions: ReadonlyMap<string, Decision> = new Map(
  Object.entries(ACTS).flatMap(([room, acts]) =>
    Object.entries(acts).map(([act, decision]) => [`${room}.${act}`, decision] as const),
  ),
);

/** Every one that is decided on, `room.act`. */
export const KNOWN_ACTS: readonly string[] = [...decisions.keys()];

/** Null: nothing of the console's. `path`: `['duty', 'setCard']`. */
export function decisionOn(path: readonly string[]): Decision | null {
  return decisions.get(path.join('.')) ?? null;
}
