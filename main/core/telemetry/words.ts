/**
 * All that this kiosk ever tells of itself: instruments, events, and every value that an attribute may have. There is no other way
 * out (instruments.ts, events.ts), and none takes a text, so nothing of a person can be said by mistake.
 */
import { DeviceFault } from '../../../devices/common/status.ts';
import { DeviceName } from '../../../devices/index.ts';
import { MatterKind } from '../model/draft.ts';
import { StepName } from '../model/flow-report.ts';
import { RESTARTED } from '../model/restarts.ts';

/** An attribute whose values are the catalogue's item codes. */
export const ITEM = 'catalogue item';
/** An attribute whose value is this program's version. */
export const RELEASE = 'release';

/** An item code that the catalogue has; only `itemIn` makes one. */
export type KnownItem = string & { readonly [ITEM]: true };
/** A version of this program; only `releaseOf` makes one. */
export type Release = string & { readonly [RELEASE]: true };

/** Null for what is not in the catalogue. */
export function itemIn(
  catalogue: { item: (code: string) => unknown },
  code: string | null,
): KnownItem | null {
  return code !== null && /^[A-Z]{2}-\d{4}$/.test(code) && catalogue.item(code) ? (code as KnownItem) : null;
}

/** A version as npm writes it; anything else is not told. */
export function releaseOf(version: string): Release {
  return (/^\d+\.\d+\.\d+(-[a-z]+(\.\d+)?)?$/.test(version) ? version : 'unreleased') as Release;
}

/** `unknown` is neither well nor ill: it is being opened, or whoever would know it is not there. */
export const DEVICE_STATES = ['ok', 'attention', 'down', 'unknown', 'not-fitted'] as const;
export const PAPER_STATES = ['ok', 'near-end', 'out', 'unknown'] as const;
export const PRINTERS = ['receipt-printer', 'a4-printer'] as const;
export const CLOCK_STATES = ['right', 'behind', 'ahead'] as const;
export const SERVICE_STATES = ['open', 'closed-hours', 'out-of-service'] as const;
export const SLOTS = ['package', 'a', 'b'] as const;
export const RINGS = ['1', '2', '3'] as const;
export const PROCESSES = ['core', 'device-host'] as const;
export const SESSION_ENDS = ['finished', 'left', 'idle', 'walked-away', 'screen-gone'] as const;
export const FLOW_ENDS = ['filed', 'abandoned'] as const;

/** How a connection of a remote technician's ended up. `broken-off`: before a certificate was seen whole. */
export const REMOTE_OUTCOMES = [
  'let-in',
  'no-certificate',
  'unknown-authority',
  'expired',
  'not-yet-valid',
  'struck-off',
  'not-a-technician',
  'too-many',
  'broken-off',
] as const;
export type RemoteOutcome = (typeof REMOTE_OUTCOMES)[number];

/** What is told one by one, with its time, beside the figures (events.ts). */
export const EVENTS = [
  'started',
  'stopping',
  'out-of-service',
  'hours-over',
  'hours-begun',
  'nightly-restart',
  'update-staged',
  'update-tried',
  'update-good',
  'update-rolled-back',
  'device-down',
  'device-back',
  'network-away',
  'network-back',
  'parked',
  'clock-doubted',
  'clock-right',
] as const;
export type EventName = (typeof EVENTS)[number];

const DEVICES = DeviceName.options;
const FAULTS = DeviceFault.shape.code.options;
const KINDS = MatterKind.options;
const STEPS = StepName.options;

const DELIVERY_SECONDS = [1, 5, 15, 60, 300, 900, 3_600, 21_600, 86_400, 259_200, 604_800];
const FLOW_SECONDS = [15, 30, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1_800];
const FLOW_TAPS = [3, 5, 7, 9, 12, 15, 20, 30, 50, 100, 200];

type Instrument = {
  /** `gauge`, `total`: asked for when somebody reads. `counter`, `histogram`: noted when it happens. */
  kind: 'gauge' | 'total' | 'counter' | 'histogram';
  unit: string;
  about: string;
  attributes: Readonly<Record<string, readonly string[] | typeof ITEM | typeof RELEASE>>;
  bounds?: readonly number[];
};

/** Named as Prometheus names them; it adds `_total` to what only grows. */
export const INSTRUMENTS = {
  kiosk_build_info: {
    ...{ kind: 'gauge', unit: '1', about: 'Always 1; which release runs.' },
    attributes: { version: RELEASE },
  },
  kiosk_release_slot: {
    ...{
      kind: 'gauge',
      unit: '1',
      about: '1 for the slot that runs; absent where releases are installed by hand.',
    },
    attributes: { slot: SLOTS },
  },
  kiosk_release_ring: {
    ...{
      kind: 'gauge',
      unit: '1',
      about: '1 for the ring that it takes releases with; absent where none come by themselves.',
    },
    attributes: { ring: RINGS },
  },
  kiosk_release_probation: {
    ...{ kind: 'gauge', unit: '1', about: '1 while the release has to be found well yet.' },
    attributes: {},
  },
  kiosk_service_state: {
    ...{ kind: 'gauge', unit: '1', about: '1 for the state that holds, 0 for the others.' },
    attributes: { state: SERVICE_STATES },
  },
  kiosk_up_seconds: {
    ...{ kind: 'gauge', unit: 's', about: 'How long the core has been running.' },
    attributes: {},
  },
  kiosk_screen_painted_age_seconds: {
    ...{
      kind: 'gauge',
      unit: 's',
      about: 'How long ago the screen last painted; absent before it first did.',
    },
    attributes: {},
  },
  kiosk_screen_layout: {
    ...{
      kind: 'gauge',
      unit: '1',
      about: 'Hash of what it painted: its layout, not its texts; absent before.',
    },
    attributes: {},
  },
  kiosk_network_online: {
    ...{ kind: 'gauge', unit: '1', about: '1 while the platform answers.' },
    attributes: {},
  },
  kiosk_device_state: {
    ...{ kind: 'gauge', unit: '1', about: '1 for the state that holds, 0 for the others.' },
    attributes: { device: DEVICES, state: DEVICE_STATES },
  },
  kiosk_device_fault: {
    ...{ kind: 'gauge', unit: '1', about: '1 while the device says this fault of itself.' },
    attributes: { device: DEVICES, fault: FAULTS },
  },
  kiosk_paper_state: {
    ...{ kind: 'gauge', unit: '1', about: '1 for the state that holds, 0 for the others.' },
    attributes: { printer: PRINTERS, state: PAPER_STATES },
  },
  kiosk_paper_left_seconds: {
    ...{
      kind: 'gauge',
      unit: 's',
      about: 'How long paper lasts at the pace of the last weeks; absent until that is known.',
    },
    attributes: { printer: PRINTERS },
  },
  kiosk_slips_unprinted: {
    ...{ kind: 'gauge', unit: '1', about: 'Slips that are not known to be on paper.' },
    attributes: {},
  },
  kiosk_queue_waiting: {
    ...{ kind: 'gauge', unit: '1', about: 'Submissions that wait to be delivered.' },
    attributes: {},
  },
  kiosk_queue_parked: {
    ...{ kind: 'gauge', unit: '1', about: 'Submissions that the platform refused.' },
    attributes: {},
  },
  kiosk_queue_oldest_seconds: {
    ...{ kind: 'gauge', unit: 's', about: 'Age of the oldest that waits; 0 while none does.' },
    attributes: {},
  },
  kiosk_delivery_seconds: {
    ...{
      kind: 'histogram',
      unit: 's',
      about: 'From confirm until the platform had it.',
      bounds: DELIVERY_SECONDS,
    },
    attributes: {},
  },
  kiosk_clock_state: {
    ...{ kind: 'gauge', unit: '1', about: '1 for the state that holds, 0 for the others.' },
    attributes: { state: CLOCK_STATES },
  },
  kiosk_clock_offset_seconds: {
    ...{
      kind: 'gauge',
      unit: 's',
      about: 'Own clock less the platform’s; absent before the platform answered.',
    },
    attributes: {},
  },
  kiosk_disk_free_bytes: {
    ...{ kind: 'gauge', unit: 'By', about: 'Free on the data folder’s disk.' },
    attributes: {},
  },
  kiosk_process_memory_bytes: {
    ...{ kind: 'gauge', unit: 'By', about: 'Resident memory.' },
    attributes: { process: PROCESSES },
  },
  kiosk_restarts: {
    ...{ kind: 'total', unit: '1', about: 'What hung or was meant to, and was started anew.' },
    attributes: { what: RESTARTED },
  },
  kiosk_sessions: {
    ...{ kind: 'counter', unit: '1', about: 'Sessions, by how they ended.' },
    attributes: { end: SESSION_ENDS },
  },
  kiosk_flows: {
    ...{ kind: 'counter', unit: '1', about: 'Matters begun and ended, by item.' },
    attributes: { kind: KINDS, item: ITEM, end: FLOW_ENDS },
  },
  kiosk_flow_item_seconds: {
    ...{
      kind: 'counter',
      unit: 's',
      about: 'Time that filed matters took, by item; divided by their number it is a mean.',
    },
    attributes: { kind: KINDS, item: ITEM },
  },
  kiosk_flow_item_taps: {
    ...{ kind: 'counter', unit: '1', about: 'Taps that filed matters took, by item.' },
    attributes: { kind: KINDS, item: ITEM },
  },
  kiosk_flow_seconds: {
    ...{ kind: 'histogram', unit: 's', about: 'How long a matter took.', bounds: FLOW_SECONDS },
    attributes: { kind: KINDS, end: FLOW_ENDS },
  },
  kiosk_flow_taps: {
    ...{ kind: 'histogram', unit: '1', about: 'Taps in a matter that was filed.', bounds: FLOW_TAPS },
    attributes: { kind: KINDS },
  },
  kiosk_flow_abandoned: {
    ...{ kind: 'counter', unit: '1', about: 'Where those who left were.' },
    attributes: { kind: KINDS, step: STEPS },
  },
  kiosk_events: {
    ...{ kind: 'counter', unit: '1', about: 'Events, by name.' },
    attributes: { event: EVENTS },
  },
  kiosk_remote_connections: {
    ...{ kind: 'counter', unit: '1', about: 'Connections of remote technicians, by how they ended up.' },
    attributes: { outcome: REMOTE_OUTCOMES },
  },
  kiosk_remote_certificate_left_seconds: {
    ...{
      kind: 'gauge',
      unit: 's',
      about: 'How long the certificates of the remote console last; absent where it is off.',
    },
    attributes: {},
  },
  kiosk_events_dropped: {
    ...{ kind: 'total', unit: '1', about: 'Events that no longer fit among those that wait to be sent.' },
    attributes: {},
  },
} as const satisfies Record<string, Instrument>;

type Instruments = typeof INSTRUMENTS;
export type InstrumentName = keyof Instruments;
export type NamesOf<Kind extends Instrument['kind']> = {
  [Name in InstrumentName]: Instruments[Name]['kind'] extends Kind ? Name : never;
}[InstrumentName];

type ValueOf<Values> = Values extends typeof ITEM
  ? KnownItem
  : Values extends typeof RELEASE
    ? Release
    : Values extends readonly (infer Value)[]
      ? Value
      : never;

/** What an instrument's attributes may be: closed unions, and the two kinds of checked text. */
export type AttributesOf<Name extends InstrumentName> = {
  [Key in keyof Instruments[Name]['attributes']]: ValueOf<Instruments[Name]['attributes'][Key]> & string;
};
