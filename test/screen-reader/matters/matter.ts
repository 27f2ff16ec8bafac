/** A matter as it is walked by ear: from the attract screen to the end of the session. */
import type { Citizen } from '../../kit/citizen.ts';
import type { ElectronKiosk } from '../../kit/screen.ts';

export type Listening = {
  /** Hears what the screen that stands says, in this order. */
  hears: (...said: readonly string[]) => Promise<void>;
};

export type Heard = {
  name: string;
  walk: (citizen: Citizen, kiosk: ElectronKiosk, ear: Listening) => Promise<void>;
};

export const PHONE = '13900001111';
export const ZHANG = '990000199003071235';
export const MOTHER = { name: '测试母', idNumber: '990000196203070022', address: '测试省样例市示范路二号' };

/** What every screen masks. */
export const NUMBERS = [ZHANG, MOTHER.idNumber, PHONE];
