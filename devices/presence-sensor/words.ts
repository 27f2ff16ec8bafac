/** What a technician reads of the presence sensor. It answers no question, so only its port can be at fault. */
import type { Words } from '../common/module.ts';

export const WORDS = { name: '人体感应器', faults: {} } as const satisfies Words;
