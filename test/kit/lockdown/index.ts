/** Every way out that is tried. */
import { KEYS } from './keys.ts';
import { OTHERS } from './others.ts';
import { POINTING } from './pointing.ts';
import type { Vector } from './vector.ts';
import { WEB } from './web.ts';

export const VECTORS: readonly Vector[] = [...KEYS, ...POINTING, ...WEB, ...OTHERS];
