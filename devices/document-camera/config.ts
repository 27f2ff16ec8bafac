/** The document camera in the configuration; the screen opens the camera itself. */
import { z } from 'zod';

/** 8 megapixels, as most have; A4 at 280 dots an inch. */
export const DocumentCameraConfig = z.strictObject({
  labelMatch: z.string().min(1).optional(),
  width: z.number().int().min(320).max(8_192).default(3_264),
  height: z.number().int().min(240).max(8_192).default(2_448),
  settleMs: z.number().int().min(0).max(10_000).default(1_500),
});
export type DocumentCameraConfig = z.infer<typeof DocumentCameraConfig>;
