/** Schema steps, oldest first. Only ever append: a kiosk in the field may stand at any of them. */
import { sql as step1 } from './001-outbox.ts';
import { sql as step2 } from './002-order-and-audit.ts';
import { sql as step3 } from './003-outbox-done.ts';
import { sql as step4 } from './004-parked.ts';
import { sql as step5 } from './005-case-word.ts';
import { sql as step6 } from './006-retention.ts';
import { sql as step7 } from './007-kept.ts';
import { sql as step8 } from './008-leases.ts';

export const MIGRATIONS: readonly string[] = [step1, step2, step3, step4, step5, step6, step7, step8];

/**
 * The fewest steps that a release must know to work on a database that this one has migrated. Steps that only add (a table, a column that
 * may be null or has a default, an index) leave it as it is. One that takes away, renames or demands sets it to its own number, and only
 * goes out once no kiosk runs a release below that: such a release can't be taken back (docs/decisions/core.md).
 */
export const READABLE_FROM = 8;
