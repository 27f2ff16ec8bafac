/** What the core asks of the device host, over the child process's channel. Every command has its deadline in the host. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { DeviceEvent, DeviceName, DeviceStatus, deviceContracts } from '../../devices/index.ts';

export const HostMessage = z.union([
  z.object({ event: z.literal('status'), status: DeviceStatus }),
  DeviceEvent,
]);
export type HostMessage = z.infer<typeof HostMessage>;

export const deviceHostContract = {
  /** All current states first, then each change, and what the devices raise. */
  messages: oc.output(eventIterator(HostMessage)),
  /** Closes and reopens one device. */
  restart: oc.input(z.object({ device: DeviceName })).output(z.void()),
  /** Nothing of a citizen is left in the host's memory that is not in use. */
  collectGarbage: oc.output(z.void()),
  /** What this process holds in memory, resident, in bytes. */
  memory: oc.output(z.number().int().min(0)),
  ...deviceContracts,
};
