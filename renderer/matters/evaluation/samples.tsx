/** Samples of what only an evaluation shows. */
import type { Sample } from '../../samples/sample.ts';
import { SAMPLES as LEVEL } from '../../steps/level/samples.tsx';
import { SAMPLES as REASONS } from '../../steps/reasons/samples.tsx';
import { SAMPLES as THANKS } from '../../steps/thanks/samples.tsx';

export const SAMPLES: readonly Sample[] = [...LEVEL, ...REASONS, ...THANKS];
