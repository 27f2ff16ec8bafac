/** What of a new configuration the running core takes over, and what waits for its next start. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { KioskConfig } from '../../../kiosk-config/schema.ts';
import { KNOWN_SETTINGS, type KnownSetting } from '../../../kiosk-config/settings.ts';
import { valueAt } from '../../../kiosk-config/tree.ts';

/** `running` with what is taken at once; exactly the settings that the schema marks so (the unit test holds it to that). */
export function takenOver(running: KioskConfig, next: KioskConfig): KioskConfig {
  const { session, limits, hours } = next;
  const kiosk = { ...running.kiosk, elsewhere: next.kiosk.elsewhere };
  const screen = { ...running.screen, brightness: next.screen.brightness };
  return { ...running, kiosk, screen, session, limits, hours };
}

/** The settings in which two configurations differ. */
export function differences(one: KioskConfig, other: KioskConfig): KnownSetting[] {
  return KNOWN_SETTINGS.filter(({ key }) => !isDeepStrictEqual(valueAt(one, key), valueAt(other, key)));
}
