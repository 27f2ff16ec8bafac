/** The list of devices: what is made from it, and that every module says all that others rely on. */
import { describe, expect, it } from 'vitest';
import {
  anyDevices,
  DEVICES,
  DeviceEvent,
  DeviceName,
  DevicesConfig,
  deviceContracts,
  deviceKey,
  SCREEN_DEVICES,
} from '../../../devices/index.ts';
import { WORDS } from '../../../renderer/places/maintenance/common/words.ts';

const NONE = { transport: { kind: 'none' } } as const;
const LEAST = { idCardReader: NONE, scanner: NONE, receiptPrinter: { ...NONE, paperWidth: 80 } };

describe('the list of devices', () => {
  it('gives names, keys and short names that are each used once', () => {
    expect(DeviceName.options).toEqual(DEVICES.map(({ name }) => name));
    expect(deviceKey('id-card-reader')).toBe('idCardReader');
    expect(deviceKey('a4-printer')).toBe('a4Printer');
    expect(Object.keys(deviceContracts)).toEqual(DEVICES.map(({ name }) => deviceKey(name)));
    const names = anyDevices.flatMap(({ name, shortName }) => [...new Set([name, shortName])]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names each device as the maintenance screen does', () => {
    for (const { name, words } of DEVICES) expect(words.name).toBe(WORDS[`device.${name}`]['zh-CN']);
  });

  it('says of each fault in Chinese what to try', () => {
    const modules = [...anyDevices, ...SCREEN_DEVICES];
    const faults = modules.flatMap(({ words }) => Object.values<{ technician: string }>(words.faults));
    expect(faults.length).toBeGreaterThan(10);
    for (const { technician } of faults) expect(technician).toMatch(/\p{Script=Han}/u);
  });

  it('accepts what its modules raise, and nothing else', () => {
    expect(DeviceEvent.parse({ event: 'card-arrived' })).toEqual({ event: 'card-arrived' });
    expect(DeviceEvent.parse({ event: 'scan', text: 'A' })).toEqual({ event: 'scan', text: 'A' });
    expect(DeviceEvent.safeParse({ event: 'scan' }).success).toBe(false);
    expect(DeviceEvent.safeParse({ event: 'fire' }).success).toBe(false);
  });
});

describe('the configuration of all devices', () => {
  it('takes a file from before a device was known: it is not fitted', () => {
    const config = DevicesConfig.parse(LEAST);
    expect(config.a4Printer).toEqual({ kind: 'none' });
    expect(config.socialSecurityCard).toEqual({ kind: 'none' });
    expect(config.presenceSensor).toMatchObject({ transport: { kind: 'none' }, nearMillimetres: 1_200 });
    expect(config.documentCamera.width).toBe(3_264);
    expect(Object.keys(config).sort()).toEqual(
      [...DEVICES, ...SCREEN_DEVICES].map(({ name }) => deviceKey(name) as string).sort(),
    );
  });

  it('gives a port to one device only, whatever its baud rate', () => {
    const transport = (baudRate: number) => ({ transport: { kind: 'serial', path: '/dev/ttyS0', baudRate } });
    const twice = DevicesConfig.safeParse({
      ...LEAST,
      idCardReader: transport(115_200),
      scanner: transport(9_600),
    });
    expect(twice.error?.issues).toMatchObject([
      { path: ['scanner', 'transport'], message: expect.stringContaining('idCardReader') },
    ]);
  });

  it('names a key that no device has', () => {
    const unknown = DevicesConfig.safeParse({ ...LEAST, toaster: NONE });
    expect(unknown.error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['toaster'] }]);
  });
});
