/** Holds one device's status for those that are no byte link, and tells of each change. */
import type { DeviceName, DeviceStatus } from './status.ts';

export class StatusKeeper {
  readonly #onStatus: (status: DeviceStatus) => void;
  #status: DeviceStatus;

  constructor(device: DeviceName, port: string, onStatus: (status: DeviceStatus) => void) {
    this.#onStatus = onStatus;
    const since = new Date().toISOString();
    this.#status = { device, state: 'off', fault: null, warnings: [], port, since };
  }

  get status(): DeviceStatus {
    return this.#status;
  }

  set(change: Partial<Pick<DeviceStatus, 'state' | 'fault' | 'warnings' | 'port'>>): void {
    const next = { ...this.#status, ...change };
    const same =
      next.state === this.#status.state &&
      next.fault?.code === this.#status.fault?.code &&
      next.fault?.technician === this.#status.fault?.technician &&
      next.port === this.#status.port &&
      next.warnings.join() === this.#status.warnings.join();
    if (same) return;
    if (next.state !== this.#status.state) next.since = new Date().toISOString();
    this.#status = next;
    this.#onStatus(next);
  }
}
