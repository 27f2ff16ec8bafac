/** The kiosk's configuration, as `default.yaml` ships it and `site.yaml` overrides it on one machine. */
import { z } from 'zod';

const port = z.number().int().min(1).max(65535);

const usbId = z.number().int().min(0).max(0xffff);
const PATH_OR_IDS = '须写 path，或同时写 vendorId 和 productId';
type PathOrIds = {
  path?: string | undefined;
  vendorId?: number | undefined;
  productId?: number | undefined;
};
const hasPathOrIds = ({ path, vendorId, productId }: PathOrIds) =>
  path !== undefined || (vendorId !== undefined && productId !== undefined);

/** A HID device by the system's path, or by its USB ids and, where several interfaces share them, its usage page. */
export type HidMatch = PathOrIds & { usagePage?: number | undefined };

/** Where a device is attached. `path` may be a stable udev name such as /dev/serial/by-path/…; USB ids find it wherever it is plugged in. */
export const Transport = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('serial'),
      path: z.string().min(1).optional(),
      vendorId: usbId.optional(),
      productId: usbId.optional(),
      baudRate: z.number().int().min(1200).max(921600),
    })
    .refine(hasPathOrIds, PATH_OR_IDS),
  z.strictObject({ kind: z.literal('tcp'), host: z.string().min(1), port }),
  z
    .strictObject({
      kind: z.literal('hid'),
      path: z.string().min(1).optional(),
      vendorId: usbId.optional(),
      productId: usbId.optional(),
      usagePage: usbId.optional(),
    })
    .refine(hasPathOrIds, PATH_OR_IDS),
  /** Vendor-class bulk pipes (readers 0400:C35A); needs the optional package `usb`. */
  z.strictObject({ kind: z.literal('usb'), vendorId: usbId, productId: usbId }),
  /** A file that the system offers, such as /dev/usb/lp0. */
  z.strictObject({ kind: z.literal('file'), path: z.string().min(1) }),
  /** Not fitted on this machine. */
  z.strictObject({ kind: z.literal('none') }),
]);
export type Transport = z.infer<typeof Transport>;

/** A printer for A4 sheets, which the system's print service or the printer itself drives. */
export const A4PrinterConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** A queue of the CUPS on this machine. */
  z.strictObject({
    kind: z.literal('cups'),
    queue: z.string().regex(/^[\w.-]+$/, '须为 CUPS 队列名，如 A4'),
    socket: z.string().min(1).default('/run/cups/cups.sock'),
  }),
  /** A printer that speaks IPP and takes PDF: in the network, or on USB behind ipp-usb. */
  z.strictObject({
    kind: z.literal('ipp'),
    uri: z.url({ protocol: /^ipp$/, error: '须为 ipp:// 地址，如 ipp://192.168.1.60/ipp/print' }),
  }),
]);
export type A4PrinterConfig = z.infer<typeof A4PrinterConfig>;

/** A reader for social-security cards behind the system's smart-card service (PC/SC). */
export const SocialCardConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('pcsc'),
    /** Part of the reader's name, where the machine has several. */
    reader: z.string().min(1).optional(),
  }),
]);
export type SocialCardConfig = z.infer<typeof SocialCardConfig>;

/** A vendor's WLT converter: WLT bytes on its standard input, a 24-bit BMP on its standard output. */
const PhotoDecoderConfig = z.strictObject({
  program: z.string().min(1),
  args: z.array(z.string()).default([]),
  /** Longest wait for the picture, in milliseconds; the read goes on without it then. */
  deadlineMs: z.number().int().min(100).max(3_000).default(1_000),
});
export type PhotoDecoderConfig = z.infer<typeof PhotoDecoderConfig>;

const IdCardReaderConfig = z.strictObject({
  transport: Transport,
  /** How often an idle reader is asked for a card, in milliseconds. */
  idlePollMs: z.number().int().min(200).max(60_000).default(1_000),
  /** Absent where no converter is installed: the screen shows a silhouette. */
  photoDecoder: PhotoDecoderConfig.optional(),
});

const ScannerConfig = z.strictObject({
  transport: Transport,
  /** Where the data begin in a HID POS report. */
  layout: z.enum(['auto', 'honeywell', 'newland', 'shift1']).default('auto'),
});

const ReceiptPrinterConfig = z.strictObject({
  transport: Transport,
  /** Paper width in mm */
  paperWidth: z.union([z.literal(80), z.literal(58)]),
  /** Whose commands say whether a slip waits at the exit; `none` where the printer can't tell. */
  presenter: z.enum(['none', 'custom']).default('none'),
  /** What becomes of a slip that nobody takes: before the next job, and after `uncollectedSeconds`. */
  uncollected: z.enum(['leave', 'retract', 'eject']).default('leave'),
  uncollectedSeconds: z.number().int().min(5).max(600).default(30),
});

/** What the screen's camera follows: devices/document-camera/contract.ts. 8 megapixels, as most have; A4 at 280 dots an inch. */
export const DocumentCameraConfig = z.strictObject({
  labelMatch: z.string().min(1).optional(),
  width: z.number().int().min(320).max(8_192).default(3_264),
  height: z.number().int().min(240).max(8_192).default(2_448),
  settleMs: z.number().int().min(0).max(10_000).default(1_500),
});

export const DevicesConfig = z
  .strictObject({
    idCardReader: IdCardReaderConfig,
    scanner: ScannerConfig,
    receiptPrinter: ReceiptPrinterConfig,
    documentCamera: DocumentCameraConfig.prefault({}),
    a4Printer: A4PrinterConfig.optional(),
    socialSecurityCard: SocialCardConfig.optional(),
  })
  .superRefine((devices, problems) => {
    const owners = new Map<string, string>();
    for (const [device, fitted] of Object.entries(devices)) {
      if (!fitted || !('transport' in fitted) || fitted.transport.kind === 'none') continue;
      const { transport } = fitted;
      const port = JSON.stringify(transport, (key, value) => (key === 'baudRate' ? undefined : value));
      const owner = owners.get(port);
      if (owner) {
        problems.addIssue({
          code: 'custom',
          path: [device, 'transport'],
          message: `与 ${owner} 用了同一个端口，一个端口只能接一台设备`,
        });
      }
      owners.set(port, device);
    }
  });
export type DevicesConfig = z.infer<typeof DevicesConfig>;

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
  }),
  devices: DevicesConfig,
});
export type KioskConfig = z.infer<typeof KioskConfig>;
