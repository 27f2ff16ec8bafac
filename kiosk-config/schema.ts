/** The kiosk's configuration, as `default.yaml` ships it and `site.yaml` overrides it on one machine. */
import { z } from 'zod';
import { DevicesConfig } from '../devices/index.ts';

export const KioskConfig = z.strictObject({
  kiosk: z.strictObject({
    /** Printed on slips and part of every receipt number: 5 characters, unique in the fleet. */
    id: z.string().regex(/^[A-Z]{2}\d{3}$/, '须为两个大写字母加三位数字，如 LY001'),
    siteName: z.string().min(1).max(40),
    hall: z.strictObject({
      name: z.string().min(1),
      address: z.string().min(1),
      phone: z.string().min(1),
      hours: z.string().min(1),
    }),
    /** Demonstrations and tests only: takes the fictitious people whose numbers begin with 990000. */
    samplePeople: z.boolean().default(false),
    /** Who processes citizens' data, as the privacy notice names it (个人信息保护法 section 17). */
    dataHandler: z.strictObject({ name: z.string().min(1).max(30), phone: z.string().min(1).max(20) }),
    /** The nearest other kiosks, nearest first: where to go while this one can't serve. */
    elsewhere: z
      .array(
        z.strictObject({
          siteName: z.string().min(1).max(40),
          address: z.string().min(1).max(60),
          /** As a person would say it, e.g. 步行约8分钟 */
          distance: z.string().min(1).max(20),
        }),
      )
      .max(3),
  }),
  screen: z.strictObject({ pixelsPerMm: z.number().min(1).max(20) }),
  session: z.strictObject({
    /** Seconds without a touch before the warning, and the length of its countdown. */
    idleSeconds: z.number().int().min(3).max(600),
    idleWarningSeconds: z.number().int().min(2).max(120),
  }),
  platform: z.strictObject({
    baseUrl: z.url({ protocol: /^https?$/ }),
    /** Longest wait for one answer, in milliseconds. */
    timeoutMs: z.number().int().min(200).max(60_000),
    /** How often the kiosk asks whether the platform is there, in milliseconds. */
    probeMs: z.number().int().min(200).max(600_000),
  }),
  storage: z.strictObject({
    /** Below this much free disk, in MiB, no new matter is begun. */
    reserveMiB: z.number().int().min(16).max(10_240),
    /** A second path, best on another disk, that gets an online backup; absent for none. */
    backupFolder: z.string().min(1).optional(),
    /** Development and tests only: a copy on the disk that it is a copy of helps nobody. */
    backupOnSameDisk: z.boolean().default(false),
  }),
  devices: DevicesConfig,
});
export type KioskConfig = z.infer<typeof KioskConfig>;
