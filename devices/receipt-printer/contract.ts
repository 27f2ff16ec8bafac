/** What can be asked of the receipt printer, and a slip as a printer-independent document, as the core composes it. Pure data. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PrintOutcome } from '../common/contract.ts';

/** Times the printer's normal 24-dot character; 4 for what is read from across a room. */
export const TextSize = z.union([z.literal(1), z.literal(2), z.literal(4)]);
export type TextSize = z.infer<typeof TextSize>;

export const SlipBlock = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    size: TextSize,
    bold: z.boolean(),
    align: z.enum(['left', 'center']),
  }),
  /** Label left, value right of it; a long value wraps under itself. */
  z.object({ kind: z.literal('row'), label: z.string(), value: z.string() }),
  z.object({ kind: z.literal('rule') }),
  z.object({ kind: z.literal('qr'), data: z.string().max(300) }),
  /** CODE128 with its text below, for counters whose scanners read no QR. Left out where the paper is too narrow for it. */
  z.object({ kind: z.literal('barcode'), data: z.string().regex(/^[ -~]{1,48}$/) }),
]);
export type SlipBlock = z.infer<typeof SlipBlock>;

export const Slip = z.object({ blocks: z.array(SlipBlock) });
export type Slip = z.infer<typeof Slip>;

export const contract = {
  /** `printed` only when the printer answered after the cut that it has printed. */
  print: oc.input(z.object({ slip: Slip })).output(PrintOutcome),
};
