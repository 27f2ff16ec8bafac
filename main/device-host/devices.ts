/** The machine's devices at work, made from the list of modules, and what they tell. */
import { type AnyRouter, EventPublisher } from '@orpc/server';
import type { Device } from '../../devices/common/module.ts';
import {
  anyDevices,
  type DeviceEvent,
  DeviceName,
  type DeviceStatus,
  type DevicesConfig,
  deviceKey,
} from '../../devices/index.ts';
import type { HostMessage } from './contract.ts';

export type Devices = Awaited<ReturnType<typeof createDevices>>;

export async function createDevices(config: DevicesConfig, onHang: (device: DeviceName) => void) {
  const messages = new EventPublisher<{ message: HostMessage }>();
  const tell = (message: HostMessage) => messages.publish('message', message);
  const configs = new Map<string, unknown>(Object.entries(config));

  const devices = new Map<DeviceName, Device>();
  const routers: Record<string, AnyRouter> = {};
  for (const module of anyDevices) {
    const device = DeviceName.parse(module.name);
    const made = await module.create(configs.get(deviceKey(module.name)), {
      onStatus: (status) => tell({ event: 'status', status: { ...status, device } }),
      raise: (event) => {
        tell(event as DeviceEvent);
        // A stream keeps its last value until the next one comes: that shall not be somebody's code.
        const status = devices.get(device)?.status;
        if (status) tell({ event: 'status', status: { ...status, device } });
      },
      onHang: () => onHang(device),
    });
    devices.set(device, made);
    routers[deviceKey(module.name)] = made.router;
  }
  return {
    messages,
    /** What can be asked of each device, by its key. */
    routers,
    statuses: (): DeviceStatus[] => [...devices].map(([device, { status }]) => ({ ...status, device })),
    restart: async (device: DeviceName) => devices.get(device)?.restart(),
    start() {
      for (const device of devices.values()) device.start();
    },
    async stop() {
      await Promise.all([...devices.values()].map((device) => device.stop()));
    },
  };
}
