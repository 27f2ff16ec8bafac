/** The identity card reader in the configuration. */
import { z } from 'zod';
import { Transport } from '../transport/config.ts';

/** A vendor's WLT converter: WLT bytes on its standard input, a 24-bit BMP on its standard output. */
export const PhotoDecoderConfig = z.strictObject({
  program: z.string().min(1),
  args: z.array(z.string()).default([]),
  /** Longest wait for the picture, in milliseconds; the read goes on without it then. */
  deadlineMs: z.number().int().min(100).max(3_000).default(1_000),
});
export type PhotoDecoderConfig = z.infer<typeof PhotoDecoderConfig>;

export const IdCardReaderConfig = z.strictObject({
  transport: Transport,
  /**
   * The numbers of the security modules that this kiosk believes, as printed on them and shown by the self-test. Absent or empty: any
   * reader with the right USB ids or at the right port is believed.
   */
  allowedSams: z
    .array(
      z
        .string()
        .regex(
          /^\d{2}\.\d{2}-\d{8}-\d{10}-\d{10}$/,
          '须为 SAM 编号，如 05.03-20180101-0001234567-0987654321',
        ),
    )
    .optional(),
  /** How often an idle reader is asked for a card, in milliseconds. */
  idlePollMs: z.number().int().min(200).max(60_000).default(1_000),
  /** Absent where no converter is installed: the screen shows a silhouette. */
  photoDecoder: PhotoDecoderConfig.optional(),
});
export type IdCardReaderConfig = z.infer<typeof IdCardReaderConfig>;
