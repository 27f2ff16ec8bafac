/** The list of tests whose devices the kiosk itself drives; the others are done by the screen and a person. */
import type { SelfTestName } from '../../model/self-test.ts';
import { a4 } from './a4.ts';
import type { DeviceTest } from './device-test.ts';
import { idCard } from './id-card.ts';
import { pageScan } from './page-scan.ts';
import { presence } from './presence.ts';
import { scan } from './scan.ts';
import { slip } from './slip.ts';
import { socialCard } from './social-card.ts';

const DEVICE_TESTS: readonly DeviceTest[] = [slip, a4, idCard, socialCard, scan, pageScan, presence];

export function deviceTestOf(name: SelfTestName): DeviceTest | null {
  return DEVICE_TESTS.find((test) => test.name === name) ?? null;
}
