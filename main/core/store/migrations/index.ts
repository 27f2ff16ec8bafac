/** Schema steps, oldest first. Only ever append: a kiosk in the field may stand at any of them. */
import { sql as step1 } from './001-outbox.ts';
import { sql as step2 } from './002-order-and-audit.ts';
import { sql as step3 } from './003-outbox-done.ts';
import { sql as step4 } from './004-kept.ts';

export const MIGRATIONS: readonly string[] = [step1, step2, step3, step4];
