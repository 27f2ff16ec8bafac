/** A device on a byte link, as the supervisor opens, checks and closes it. */
import type { DeviceFault, DeviceWarning } from '../common/status.ts';
import type { Connection, SupervisorOptions } from '../common/supervisor.ts';
import type { ByteLink } from './byte-link.ts';
import type { Transport } from './config.ts';
import { type FittedTransport, openLink, portName } from './open.ts';

/** What a driver of a byte link tells the supervisor. None of its promises may reject or last for ever. */
export interface ByteDriver {
  /** Asks the device who it is; null when it answers as it should. */
  greet(): Promise<DeviceFault | null>;
  /** Called while idle: a fault, the warnings, or null when the device no longer answers. */
  check(): Promise<{ fault: DeviceFault | null; warnings: DeviceWarning[] } | null>;
}

export const UNPLUGGED: DeviceFault = {
  code: 'unplugged',
  technician: '端口打不开：请检查数据线、电源和配置中的端口名',
};
export const NO_ANSWER: DeviceFault = {
  code: 'no-answer',
  technician: '设备不应答：请检查电源和数据线，必要时断电重启设备',
};

/** The supervisor's options for a device at `transport`, driven by what `drive` makes of its open link. */
export function byteDevice<Driver extends ByteDriver>(
  transport: Transport,
  drive: (link: ByteLink) => Driver,
  open: (transport: FittedTransport) => Promise<ByteLink> = openLink,
): Pick<SupervisorOptions<Driver>, 'isFitted' | 'port' | 'open'> {
  return {
    isFitted: transport.kind !== 'none',
    port: portName(transport),
    async open() {
      const link = transport.kind === 'none' ? null : await open(transport).catch(() => null);
      return link ? { connection: connectionOf(link, drive(link)) } : { fault: UNPLUGGED };
    },
  };
}

function connectionOf<Driver extends ByteDriver>(link: ByteLink, driver: Driver): Connection<Driver> {
  return {
    driver,
    greet: () => driver.greet(),
    async check() {
      if (!(await link.present())) return { lost: UNPLUGGED };
      return (await driver.check()) ?? { lost: NO_ANSWER };
    },
    onClose: (listener) => link.onClose(() => listener(UNPLUGGED)),
    // A device that is gone may refuse even that.
    close: () => link.close().catch(() => undefined),
  };
}
