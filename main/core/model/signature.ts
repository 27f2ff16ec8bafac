/** A signature on the screen: the strokes of a finger with their times, the text signed for, or why there is none yet. */
import { z } from 'zod';

const STROKES_MAX = 200;
const POINTS_MAX = 8_000;
/** A longer signature is somebody's who fell asleep on the screen, milliseconds. */
const TIME_MAX = 600_000;
const SIDE_MAX = 10_000;

/** The text signed for is short, so that it can be read aloud; UTF-16 units. */
export const SIGNED_TEXT_MAX = 4_000;

/** From the box's left and top edge in pixels of the screen, and from the first touch in milliseconds. */
const InkPoint = z.tuple([
  z.number().int().min(-SIDE_MAX).max(SIDE_MAX),
  z.number().int().min(-SIDE_MAX).max(SIDE_MAX),
  z.number().int().min(0).max(TIME_MAX),
]);
export type InkPoint = z.infer<typeof InkPoint>;

/** Finger down to finger up. `width` and `height` are the box's, in pixels. */
export const Ink = z.object({
  width: z.number().int().min(1).max(SIDE_MAX),
  height: z.number().int().min(1).max(SIDE_MAX),
  strokes: z
    .array(z.array(InkPoint).min(1))
    .max(STROKES_MAX)
    .refine((strokes) => strokes.reduce((sum, { length }) => sum + length, 0) <= POINTS_MAX),
});
export type Ink = z.infer<typeof Ink>;

/** Why somebody signs on paper at the window: a hand that can't, keys and ear alone, a screen that does not take the finger, or their wish. */
export const UnsignedReason = z.enum(['hand', 'sight', 'screen', 'wish']);
export type UnsignedReason = z.infer<typeof UnsignedReason>;

/** What both have: the text signed for, SHA-256 of its UTF-8 bytes (lower-case hex), and when, ISO 8601 with the hall's offset. */
const SignedFor = z.object({
  text: z.string().min(1).max(SIGNED_TEXT_MAX),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime({ offset: true }),
});

export const Signature = z.discriminatedUnion('state', [
  SignedFor.extend({ state: z.literal('signed'), ink: Ink }),
  SignedFor.extend({ state: z.literal('at-window'), why: UnsignedReason }),
]);
export type Signature = z.infer<typeof Signature>;

/** All strokes together are at least this long, in shares of the box's shorter side: less is a touch by mistake. */
const LEAST = 0.25;

/** Null: it can be somebody's signature. No more is judged: some sign with a cross. */
export function inkProblem({ width, height, strokes }: Ink): 'signature-empty' | 'signature-dot' | null {
  if (strokes.length === 0) return 'signature-empty';
  // What runs over the box's edge is cut off on paper: only what is seen counts.
  const inside = (value: number, side: number) => Math.min(Math.max(value, 0), side);
  let length = 0;
  for (const stroke of strokes) {
    const seen = stroke.map(([x, y]) => [inside(x, width), inside(y, height)] as const);
    for (const [at, [x, y]] of seen.entries()) {
      const [fromX, fromY] = seen[at - 1] ?? [x, y];
      // Along the edge itself nothing is drawn.
      const isEdge = (x === fromX && (x === 0 || x === width)) || (y === fromY && (y === 0 || y === height));
      length += isEdge ? 0 : Math.hypot(x - fromX, y - fromY);
    }
  }
  return length < LEAST * Math.min(width, height) ? 'signature-dot' : null;
}
