/** A device as one record: all that the device host, the configuration, the core and the technician's program know of it. */
import type { AnyContractRouter } from '@orpc/contract';
import type { AnyRouter } from '@orpc/server';
import type { z } from 'zod';
import type { DeviceFault, Status } from './status.ts';

/** One device at work, as its module's `create` makes it. */
export interface Device {
  readonly status: Status;
  /** Carries out the module's contract. */
  readonly router: AnyRouter;
  start(): void;
  stop(): Promise<void>;
  /** Closes the device and opens it again. */
  restart(): Promise<void>;
}

/** What a device tells whoever runs it. */
export interface DeviceHost<Event = never> {
  onStatus(status: Status): void;
  /** Something happened at the device that nobody asked for. */
  raise(event: Event): void;
  /** A call into the system never came back: its port stays taken until this process ends. */
  onHang(): void;
}

/** In Chinese: what a technician reads of the device. */
export type Words = {
  name: string;
  /** What is wrong and what to try, where the driver says so; codes that a device sends stand beside its protocol. */
  faults: Readonly<Record<string, DeviceFault>>;
};

/** The technician at a terminal, during a self-test. */
export interface Technician {
  say(line: string): void;
  /** The test can't go on: a call into the system hangs. */
  onHang(): never;
}

/** How such a device is recognised among those that are plugged in, and what to say of it then. */
export type PluggedIn = { says: string } & (
  | { vendorId: number; productId: number }
  | { usagePage: number; usage: number }
);

/** What every device has, also one that the screen opens by itself. */
export type DeviceDescription<Name extends string, Config extends z.ZodType> = {
  /** In kebab case. Its key in the configuration and in the host's contract is the same in camel case. */
  name: Name;
  words: Words;
  /** Its part of the configuration. */
  config: Config;
  pluggedIn?: readonly PluggedIn[];
  /** Says what the system has of this kind, for the technician's program. */
  list?(technician: Technician): Promise<void>;
};

/** The drivers behind `create`, `selfTest` and `list` are loaded when they are called: a module itself does no I/O. */
export type DeviceModule<
  Name extends string,
  Config extends z.ZodType,
  Contract extends AnyContractRouter,
  Events extends readonly EventSchema[],
> = DeviceDescription<Name, Config> & {
  /** What a technician types for it. */
  shortName: string;
  isFitted(config: z.output<Config>): boolean;
  /** What can be asked of it. */
  contract: Contract;
  /** What it raises. */
  events: Events;
  create(config: z.output<Config>, host: DeviceHost<z.output<Events[number]>>): Promise<Device>;
  /** Tries the device with the technician's help. Null when it works, otherwise what is wrong. */
  selfTest(config: z.output<Config>, technician: Technician): Promise<string | null>;
};

export type EventSchema = z.ZodObject<{ event: z.ZodLiteral<string> }>;

/** Lets TypeScript infer a module's parts. */
export function defineDevice<
  const Name extends string,
  Config extends z.ZodType,
  Contract extends AnyContractRouter,
  const Events extends readonly EventSchema[],
>(module: DeviceModule<Name, Config, Contract, Events>) {
  return module;
}
