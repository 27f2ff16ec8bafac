/** The part of the configuration that says where a device is attached. */
import { z } from 'zod';

const port = z.number().int().min(1).max(65535);

/** A socket of this machine as Linux names it, hub by hub: `1-1.4`. A device at any other is not this one. */
const usbPort = z.string().regex(/^\d+-\d+(\.\d+)*$/, '须为 USB 口编号，如 1-1.4');
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
export type HidMatch = PathOrIds & { usagePage?: number | undefined; usbPort?: string | undefined };

/** Where a device is attached. `path` may be a stable udev name such as /dev/serial/by-path/…; USB ids find it wherever it is plugged in. */
export const Transport = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('serial'),
      path: z.string().min(1).optional(),
      vendorId: usbId.optional(),
      productId: usbId.optional(),
      usbPort: usbPort.optional(),
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
      usbPort: usbPort.optional(),
    })
    .refine(hasPathOrIds, PATH_OR_IDS),
  /** Vendor-class bulk pipes (readers 0400:C35A); needs the optional package `usb`. */
  z.strictObject({
    kind: z.literal('usb'),
    vendorId: usbId,
    productId: usbId,
    usbPort: usbPort.optional(),
  }),
  /** A file that the system offers, such as /dev/usb/lp0. */
  z.strictObject({ kind: z.literal('file'), path: z.string().min(1) }),
  /** Not fitted on this machine. */
  z.strictObject({ kind: z.literal('none') }),
]);
export type Transport = z.infer<typeof Transport>;
