/** The A4 printer in the configuration. */
import { z } from 'zod';

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
  /** The same over TLS. Printers sign their own certificates, so it is the key that is known, by its fingerprint. */
  z.strictObject({
    kind: z.literal('ipps'),
    uri: z.url({ protocol: /^ipps$/, error: '须为 ipps:// 地址，如 ipps://192.168.1.60/ipp/print' }),
    /** SHA-256 of the printer's public key (SubjectPublicKeyInfo), base64. */
    pin: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, '须为打印机公钥的 SHA-256（base64）'),
  }),
]);
export type A4PrinterConfig = z.infer<typeof A4PrinterConfig>;
