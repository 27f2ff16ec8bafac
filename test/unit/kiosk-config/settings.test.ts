import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../kiosk-config/load.ts';
import type { KioskConfig } from '../../../kiosk-config/schema.ts';
import { asText, fromText, KNOWN_SETTINGS, settingOf } from '../../../kiosk-config/settings.ts';
import { type Tree, valueAt, withValue } from '../../../kiosk-config/tree.ts';
import { differences, takenOver } from '../../../main/core/configuration/taken-over.ts';

const read = loadConfig([path.resolve('kiosk-config/default.yaml')]);
if (!read.ok) throw new Error(read.problems.join('\n'));
const { config } = read;

describe('the settings of the schema', () => {
  it('leave out what leads to devices, platform, files and people', () => {
    const keys = KNOWN_SETTINGS.map(({ key }) => key);
    expect(keys).toContain('session.idleSeconds');
    expect(keys).toContain('hours.open.workday');
    for (const top of ['devices', 'updates', 'telemetry', 'screen.pixelsPerMm']) {
      expect(keys.filter((key) => key.startsWith(top))).toEqual([]);
    }
    for (const key of [
      'kiosk.id',
      'kiosk.samplePeople',
      'platform.baseUrl',
      'platform.ca',
      'platform.pin',
      'platform.proxy',
      'storage.backupFolder',
    ]) {
      expect(settingOf(key)).toBeNull();
    }
  });

  it('know their kind and range', () => {
    expect(settingOf('session.idleSeconds')).toMatchObject({ kind: 'number', least: 3, most: 600 });
    expect(settingOf('kiosk.siteName')).toMatchObject({ kind: 'text', least: 1, most: 40 });
    expect(settingOf('hours.nightlyRestart.from')).toMatchObject({ kind: 'time', takes: 'at-once' });
    expect(settingOf('hours.nightlyRestart.enabled')).toMatchObject({ kind: 'flag' });
    expect(settingOf('kiosk.elsewhere')).toMatchObject({ kind: 'list' });
    expect(settingOf('screen.brightness')).toMatchObject({ kind: 'list', takes: 'at-once' });
    expect(settingOf('storage.keep.auditDays')).toMatchObject({ least: 184, takes: 'restart' });
  });

  it('read what was typed, and give back what is shown', () => {
    expect(fromText('number', ' 90 ')).toBe(90);
    expect(fromText('number', '9o')).toBe('9o');
    expect(fromText('flag', 'false')).toBe(false);
    expect(fromText('spans', '08:30-12:00，13:30-17:00')).toEqual(['08:30-12:00', '13:30-17:00']);
    expect(asText(['08:30-12:00', '13:30-17:00'])).toBe('08:30-12:00，13:30-17:00');
    expect(fromText('spans', '')).toEqual([]);
    expect(asText(undefined)).toBe('');
    expect(asText([{ from: '21:00', percent: 60 }])).toBe('21:00 60');
  });

  it.each(KNOWN_SETTINGS)('$key is taken over $takes, as the schema says', ({ key, takes }) => {
    const next = withValue(config as unknown as Tree, key, 'another') as unknown as KioskConfig;
    expect(differences(config, next).map((setting) => setting.key)).toEqual([key]);
    const running = takenOver(config, next);
    expect(valueAt(running, key)).toEqual(takes === 'at-once' ? 'another' : valueAt(config, key));
  });
});

it('a value is set and taken out of a tree, and what is left empty goes', () => {
  const tree = { a: { b: 1, c: { d: 2 } } };
  expect(withValue(tree, 'a.c.d', 3)).toEqual({ a: { b: 1, c: { d: 3 } } });
  expect(withValue(tree, 'a.c.d', undefined)).toEqual({ a: { b: 1 } });
  expect(withValue({}, 'x.y', 1)).toEqual({ x: { y: 1 } });
  expect(withValue({ x: { y: 1 } }, 'x.y', undefined)).toEqual({});
  expect(tree).toEqual({ a: { b: 1, c: { d: 2 } } });
});
