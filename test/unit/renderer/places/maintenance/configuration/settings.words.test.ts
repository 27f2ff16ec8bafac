import { expect, it } from 'vitest';
import { KNOWN_SETTINGS } from '../../../../../../kiosk-config/settings.ts';
import { SETTING_WORDS } from '../../../../../../renderer/places/maintenance/configuration/settings.words.ts';

it('names every setting of the schema, and no other', () => {
  expect(Object.keys(SETTING_WORDS).sort()).toEqual(KNOWN_SETTINGS.map(({ key }) => key).sort());
});
