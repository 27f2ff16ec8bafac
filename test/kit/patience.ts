/** Expectations that a busy machine meets too, also where no runner sets how long they wait. */
import { expect as plain } from '@playwright/test';

/** Milliseconds: what waits longer is broken. */
export const expect = plain.configure({ timeout: 60_000 });
