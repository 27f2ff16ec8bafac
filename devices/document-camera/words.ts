/** What a technician reads of the document camera; its faults stand in contract.ts, where the screen finds them. */
import type { Words } from '../common/module.ts';

export const WORDS = { name: '高拍仪', faults: {} } as const satisfies Words;
