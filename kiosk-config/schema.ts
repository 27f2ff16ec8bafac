/**
 * The kiosk's configuration, as `default.yaml` ships it and `site.yaml` overrides it on one machine. What may be changed there later is
 * marked `atOnce` or `afterRestart` (setting.ts).
 */
import { z } from 'zod';
import { DevicesConfig } from '../devices/index.ts';
import { FULL_BRIGHTNESS, LEAST_BRIGHTNESS } from '../main/core/model/brightness.ts';
import { Hours, OpenSpan } from '../main/core/model/hall/plan.ts';
import { canSealTo, SUITE, SuiteName } from '../main/core/sealing/seal.ts';
import { afterRestart, atOnce } from './setting.ts';

const Most = atOnce(z.number().int().min(1).max(100_000));

/** How often each may hold a time, file a matter, print a slip again. */
export const LimitsConfig = z.strictObject({
  /** From one first touch to its end. */
  session: z.strictObject({ holds: Most, submissions: Most, prints: Most }),
  /** One document number, within 24 hours. */
  number: z.strictObject({ holds: Most, submissions: Most }),
  /** The whole kiosk, within an hour. */
  hour: z.strictObject({ holds: Most, submissions: Most, prints: Most }),
});
export type LimitsConfig = z.infer<typeof LimitsConfig>;
/** In the open only to this machine itself. */
function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** What the operator is told of this kiosk (main/core/telemetry). Each way is off until it is written. */
export const TelemetryConfig = z.strictObject({
  /** Answers GET /metrics for a Prometheus. It asks nobody who they are: beyond the loopback, the network has to. */
  prometheus: z
    .strictObject({
      host: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
      port: z.number().int().min(1024).max(65_535).default(9464),
    })
    .optional(),
  /** Pushes to an OpenTelemetry collector by OTLP/HTTP. */
  otlp: z
    .strictObject({
      /** Without /v1/metrics. */
      url: z.url({ protocol: /^https?$/ }).refine(isSafeUrl, '须以 https 开头；http 只能用于本机'),
      /** Each kiosk takes an interval of its own, up to a fifth shorter or longer. */
      intervalSeconds: z.number().int().min(15).max(3_600).default(60),
      /** Its first line is the bearer token; nobody but the core's user may read it (0600). */
      tokenFile: z.string().min(1).optional(),
      /** PEM file of the authority that the collector's certificate is from, beside the usual ones. */
      ca: z.string().min(1).optional(),
    })
    .optional(),
});
export type TelemetryConfig = z.infer<typeof TelemetryConfig>;

/**
 * A technician's way in from afar, by mutual TLS (main/core/remote); absent: no port is opened. Files are PEM; `key` is for the core's user alone
 * (0600).
 */
export const RemoteConfig = z.strictObject({
  /** Of this machine's own addresses, the one to listen on. */
  host: z.union([z.ipv4(), z.ipv6()]),
  port: z.number().int().min(1024).max(65_535).default(9443),
  certificate: z.string().min(1),
  key: z.string().min(1),
  /** Of the authority that signs technicians' certificates, and nothing else. */
  ca: z.string().min(1),
  /** Certificates that are no longer taken: SHA-256 fingerprints, one a line. */
  struckOff: z.string().min(1).optional(),
});
export type RemoteConfig = z.infer<typeof RemoteConfig>;

/** The operator's public key that logs and reports are sealed to, as `npm run export-key` prints it; absent: the platform's. */
export const ExportKey = z
  .strictObject({
    kid: z.string().regex(/^[\x21-\x7e]{1,64}$/, '须为 1 至 64 个可见字符'),
    suite: SuiteName.default(SUITE),
    publicKey: z.base64(),
  })
  .refine(canSealTo, { path: ['publicKey'], message: '不是这种算法的公钥，请照 export-key 打印的写' });

/** What the technician's screens go by. */
export const MaintenanceConfig = z.strictObject({
  paper: z
    .strictObject({
      /** A fresh roll, metres. */
      rollMetres: z.number().min(5).max(1_000).default(80),
      /** A full tray, sheets. */
      traySheets: z.number().int().min(10).max(10_000).default(250),
      /** Paper that lasts for fewer days is told of. */
      warnDays: z.number().min(0).max(60).default(3),
    })
    .prefault({}),
  /** Where sealed exports are written instead of a memory stick. */
  exportFolder: z.string().min(1).optional(),
  exportKey: ExportKey.optional(),
  remote: RemoteConfig.optional(),
});
export type MaintenanceConfig = z.infer<typeof MaintenanceConfig>;

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
const TimeOfDay = atOnce(z.string().regex(TIME_OF_DAY, '须写成 02:30 的样子'), 'time');

const SPANS_MAX = 8;
const spans = () => z.array(OpenSpan).max(SPANS_MAX, `最多 ${SPANS_MAX} 段`);

/** Of `HH:MM-HH:MM`; absent days have none. */
function endsLater(span: string | undefined): boolean {
  const [from = '', to = ''] = (span ?? '00:00-23:59').split('-');
  return from < to;
}

/** When this kiosk serves, and when it may restart itself. */
export const HoursConfig = z.strictObject({
  /** A week's opening hours, as the hall's plan writes them; absent: always open. Holidays are as Sunday, unless they are written. */
  open: Hours.extend({
    workday: atOnce(spans().min(1, '至少写一段，如 09:00-12:00'), 'spans'),
    saturday: atOnce(spans(), 'spans').optional(),
    sunday: atOnce(spans(), 'spans').optional(),
    holiday: atOnce(spans(), 'spans').optional(),
  })
    .refine(
      (week) => Object.values(week).flat().every(endsLater),
      '每段的结束时间须晚于开始时间；过半夜的写成两天，如 20:00-23:59 和 00:00-02:00',
    )
    .optional(),
  /** Once each night, in a minute in which nobody and nothing is busy. Absent keys: 02:30 to 04:30; it may pass midnight. New releases are put in place then, also with `enabled: false`. */
  nightlyRestart: z
    .strictObject({
      enabled: atOnce(z.boolean()).default(true),
      from: TimeOfDay.default('02:30'),
      to: TimeOfDay.default('04:30'),
    })
    .refine(({ from, to }) => from !== to, '开始和结束时间不能相同；过半夜的照样写，如 23:30 和 01:30')
    .prefault({}),
});
export type HoursConfig = z.infer<typeof HoursConfig>;

const PERCENT = `须为 ${LEAST_BRIGHTNESS} 至 ${FULL_BRIGHTNESS} 的整数（百分比）；再暗就看不清了`;
const BRIGHTNESS_LINES_MAX = 12;

/** How bright the screen is while nobody uses it: each line from its time until the next, the day's last one over midnight; empty: always full. */
export const BrightnessConfig = atOnce(
  z
    .array(
      z.strictObject({
        from: z.string('须写成 21:00 的样子').regex(TIME_OF_DAY, '须写成 21:00 的样子；半夜十二点写 00:00'),
        percent: z.int(PERCENT).min(LEAST_BRIGHTNESS, PERCENT).max(FULL_BRIGHTNESS, PERCENT),
      }),
    )
    .max(BRIGHTNESS_LINES_MAX, `最多 ${BRIGHTNESS_LINES_MAX} 条`)
    .superRefine((lines, { addIssue }) => {
      for (const [at, { from }] of lines.entries()) {
        const before = lines[at - 1]?.from;
        if (before === undefined || before < from) continue;
        const message = before === from ? `${from} 写了两次` : `须由早到晚写，${from} 在 ${before} 之前`;
        addIssue({ code: 'custom', path: [at, 'from'], message });
      }
    }),
);
export type BrightnessConfig = z.infer<typeof BrightnessConfig>;

/** Where new releases come from (main/core/update); absent: they are installed by hand. They are put in place within `hours.nightlyRestart`. */
export const UpdatesConfig = z.strictObject({
  /** Of the operator's signed repository, static files on any web server. */
  url: z.url({ protocol: /^https?$/ }).refine(isSafeUrl, '须以 https 开头；http 只能用于本机'),
  /** File with the repository's root metadata, which says whose signatures count. */
  root: z.string().min(1).default('/etc/liuyang-kiosk/update-root.json'),
  /** 1: the operator's own kiosks, which take a release first; 3: everybody else. */
  ring: z.number().int().min(1).max(3).default(3),
  /** How often it is asked whether there is a new one, up to a fifth more or less. */
  everyMinutes: z.number().int().min(10).max(1_440).default(60),
});

export const KioskConfig = z.strictObject({
  kiosk: z.strictObject({
    /** Printed on slips and part of every receipt number: 5 characters, unique in the fleet. */
    id: z.string().regex(/^[A-Z]{2}\d{3}$/, '须为两个大写字母加三位数字，如 LY001'),
    siteName: afterRestart(z.string().min(1).max(40)),
    hall: z.strictObject({
      name: afterRestart(z.string().min(1)),
      address: afterRestart(z.string().min(1)),
      phone: afterRestart(z.string().min(1)),
      hours: afterRestart(z.string().min(1)),
      /** The window for what can't be done elsewhere, in so many words (“办不成事”反映窗口, 国发〔2022〕5号). */
      reportWindow: afterRestart(z.string().min(1).max(30)),
    }),
    /** Demonstrations and tests only: takes the fictitious people whose numbers begin with 990000. */
    samplePeople: z.boolean().default(false),
    /** Who processes citizens' data, as the privacy notice names it (个人信息保护法 section 17). */
    dataHandler: z.strictObject({ name: z.string().min(1).max(30), phone: z.string().min(1).max(20) }),
    /** The nearest other kiosks, nearest first: where to go while this one can't serve. */
    elsewhere: atOnce(
      z
        .array(
          z.strictObject({
            siteName: z.string().min(1).max(40),
            address: z.string().min(1).max(60),
            /** As a person would say it, e.g. 步行约8分钟 */
            distance: z.string().min(1).max(20),
          }),
        )
        .max(3),
    ),
  }),
  screen: z.strictObject({
    pixelsPerMm: z.number().min(1).max(20),
    brightness: BrightnessConfig.default([]),
  }),
  session: z.strictObject({
    /** Seconds without a touch before the warning, and the length of its countdown. */
    idleSeconds: atOnce(z.number().int().min(3).max(600)),
    idleWarningSeconds: atOnce(z.number().int().min(2).max(120)),
    /** Seconds without anybody before the presence sensor until the same warning. */
    awaySeconds: atOnce(z.number().int().min(1).max(600)).default(10),
  }),
  platform: z.strictObject({
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .refine(isSafeUrl, '平台地址须以 https 开头；http 只能用于本机（127.0.0.1、localhost）'),
    /** Longest wait for one answer, in milliseconds. */
    timeoutMs: afterRestart(z.number().int().min(200).max(60_000)),
    /** How often the kiosk asks whether the platform is there, in milliseconds. */
    probeMs: afterRestart(z.number().int().min(200).max(600_000)),
    /** PEM file of a certificate authority that the platform's certificate is from, beside the usual ones. */
    ca: z.string().min(1).optional(),
    /** SHA-256 of the public keys (SubjectPublicKeyInfo) that the platform's certificate may have, base64; the next one ahead of its time. */
    pin: z
      .array(z.string().regex(/^[A-Za-z0-9+/]{43}=$/, '须为 44 个字符的 base64（SHA-256）'))
      .min(1)
      .optional(),
    /** An HTTP proxy on the way. */
    proxy: z.url({ protocol: /^http$/ }).optional(),
    /** PEM files, where the platform asks who connects. */
    clientCertificate: z.strictObject({ certificate: z.string().min(1), key: z.string().min(1) }).optional(),
  }),
  storage: z.strictObject({
    /** Below this much free disk, in MiB, no new matter is begun. */
    reserveMiB: afterRestart(z.number().int().min(16).max(10_240)),
    /** A second path, best on another disk, that gets an online backup; absent for none. */
    backupFolder: z.string().min(1).optional(),
    /** How long, and up to how much, what has served its purpose is kept. */
    keep: z
      .strictObject({
        /** The audit trail and what it says was delivered; by law network logs are kept for half a year (网络安全法 第二十一条). */
        auditDays: afterRestart(z.number().int().min(184).max(3_660)).default(400),
        exportDays: afterRestart(z.number().int().min(1).max(3_660)).default(30),
        exportMiB: afterRestart(z.number().int().min(1).max(10_240)).default(200),
        quarantineDays: afterRestart(z.number().int().min(30).max(3_660)).default(184),
        quarantineMiB: afterRestart(z.number().int().min(1).max(10_240)).default(1_024),
      })
      .prefault({}),
    /** Development and tests only: a copy on the disk that it is a copy of helps nobody. */
    backupOnSameDisk: z.boolean().default(false),
    /** How long what was delivered is kept here, sealed, in days; then the platform is asked once more whether it has it. */
    keepDays: afterRestart(z.number().int().min(0).max(90)),
    /** More than this of it, in MiB, is not kept: the oldest is asked after at once. */
    keepMiB: afterRestart(z.number().int().min(0).max(102_400)),
  }),
  limits: LimitsConfig,
  telemetry: TelemetryConfig.prefault({}),
  hours: HoursConfig.prefault({}),
  updates: UpdatesConfig.optional(),
  maintenance: MaintenanceConfig.prefault({}),
  devices: DevicesConfig,
});
export type KioskConfig = z.infer<typeof KioskConfig>;
