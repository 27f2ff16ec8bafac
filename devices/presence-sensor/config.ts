/** The presence sensor in the configuration. */
import { z } from 'zod';
import { Transport } from '../transport/config.ts';

export const PresenceSensorConfig = z.strictObject({
  transport: Transport.default({ kind: 'none' }),
  /** Of a sensor that tells distances: nearer than this is in front of the kiosk, in millimetres. */
  nearMillimetres: z.number().int().min(200).max(6_000).default(1_200),
  /** How long somebody, or nobody, must be seen on end before it counts, in milliseconds. */
  presentMs: z.number().int().min(0).max(10_000).default(500),
  goneMs: z.number().int().min(200).max(60_000).default(2_000),
});
export type PresenceSensorConfig = z.infer<typeof PresenceSensorConfig>;
