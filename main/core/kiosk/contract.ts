/** What this kiosk is and how it feels: the attract screen, status bar and out-of-service screen live on it. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { CameraFault } from '../../../devices/document-camera/contract.ts';
import { DeviceStatus } from '../../../devices/index.ts';
import { FULL_BRIGHTNESS } from '../model/brightness.ts';
import { ClosedReason } from '../model/closed-reason.ts';
import { DutyCard, FaultNotice } from '../model/duty.ts';
import { KioskEvent } from '../scans/contract.ts';

export const KioskInfo = z.object({
  kioskId: z.string(),
  siteName: z.string(),
  dataHandler: z.object({ name: z.string(), phone: z.string() }),
  /** For how many days what was delivered is kept here, sealed. */
  keepDays: z.number(),
  hall: z.object({
    name: z.string(),
    address: z.string(),
    phone: z.string(),
    hours: z.string(),
    /** Where there is help with what can't be done elsewhere; an older release did not remember it. */
    reportWindow: z.string().default(''),
  }),
  version: z.string(),
  /** Development build: the device bench's address may be shown. */
  development: z.boolean(),
  /** A demonstration: numbers of division 990000, which no province has, are taken. */
  samplePeople: z.boolean(),
  pixelsPerMm: z.number().positive(),
  /** What the screen wants of the document camera (devices/document-camera/contract.ts). */
  camera: z.object({
    labelMatch: z.string().optional(),
    width: z.number().int(),
    height: z.number().int(),
    settleMs: z.number().int(),
  }),
  /** The nearest other kiosks, nearest first: where to go while this one can't serve. */
  elsewhere: z.array(z.object({ siteName: z.string(), address: z.string(), distance: z.string() })),
  idleSeconds: z.number().int().positive(),
  idleWarningSeconds: z.number().int().positive(),
  /** Seconds without anybody in front of it until the same warning; counts only with a presence sensor. */
  awaySeconds: z.number().int().positive(),
});
export type KioskInfo = z.infer<typeof KioskInfo>;

export const ServiceState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  /** Outside its hours; who is at it already goes on. `opens`: `YYYY-MM-DDTHH:MM`, hall's time; null: not within a month. */
  z.object({ state: z.literal('closed-hours'), opens: z.string().nullable() }),
  z.object({
    state: z.literal('out-of-service'),
    /** What exactly is wrong names files: that is for the technician, behind the PIN. */
    reason: ClosedReason,
  }),
]);
export type ServiceState = z.infer<typeof ServiceState>;

export const KioskStatus = z.object({
  service: ServiceState,
  network: z.enum(['online', 'offline']),
  devices: z.array(DeviceStatus),
  /** In doubt, no day is offered and no validity judged. */
  clock: z.enum(['right', 'behind', 'ahead']),
  /** How bright the screen is while nobody uses it, percent (main/core/hours/brightness.ts); an older release did not say. */
  brightness: z.number().default(FULL_BRIGHTNESS),
  queue: z.object({ waiting: z.number().int(), parked: z.number().int() }),
  /** Whom to call, as a technician left it; null: the hall's telephone alone. */
  duty: DutyCard.nullable(),
  /** What does not work just now, and until when; null: nothing was said. */
  notice: FaultNotice.nullable(),
});
export type KioskStatus = z.infer<typeof KioskStatus>;

export const kioskContract = {
  info: oc.output(KioskInfo),
  /** Emits it now and when the configuration changes it. */
  infos: oc.output(eventIterator(KioskInfo)),
  /** Emits the whole status now and at each change. */
  status: oc.output(eventIterator(KioskStatus)),
  events: oc.output(eventIterator(KioskEvent)),
  /** The screen opens the document camera itself and says how that went; null: it works. */
  cameraState: oc.input(z.object({ fault: CameraFault.nullable() })).output(z.void()),
};
