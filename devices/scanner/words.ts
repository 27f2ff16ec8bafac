/** What a technician reads of the scanner. It answers no question, so only its port can be at fault. */
import type { Words } from '../common/module.ts';

export const WORDS = { name: '扫码器', faults: {} } as const satisfies Words;
