/** HID devices made of thin air: Linux's /dev/uhid gives a process the far end of a USB HID cable (linux/uhid.h). */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ByteLink } from '../../devices/transport/byte-link.ts';

const EVENT = { destroy: 1, output: 6, create: 11, input: 12 } as const;
const BUS_USB = 3;
/** struct uhid_event is packed: a 32-bit type, then the request. */
const NAME_AT = 4;
const SIZES_AT = NAME_AT + 128 + 64 + 64;
const DESCRIPTOR_AT = SIZES_AT + 20;
const DATA_MAX = 4096;
const EVENT_BYTES = DESCRIPTOR_AT + DATA_MAX;
/** In milliseconds. */
const POLL_MS = 2;
const OUTPUT_SIZE_AT = 4 + DATA_MAX;

export type UhidDevice = { name: string; vendorId: number; productId: number; descriptor: Uint8Array };

export class Uhid {
  readonly #device: UhidDevice;
  readonly #file: FileHandle;
  #onOutput: (report: Uint8Array) => void = () => undefined;

  private constructor(device: UhidDevice, file: FileHandle) {
    this.#device = device;
    this.#file = file;
    void this.#listen();
  }

  static async open(device: UhidDevice): Promise<Uhid> {
    return new Uhid(device, await open('/dev/uhid', constants.O_RDWR | constants.O_NONBLOCK));
  }

  async plug(): Promise<void> {
    const { name, vendorId, productId, descriptor } = this.#device;
    const event = Buffer.alloc(EVENT_BYTES);
    event.writeUInt32LE(EVENT.create, 0);
    event.write(name, NAME_AT);
    event.writeUInt16LE(descriptor.length, SIZES_AT);
    event.writeUInt16LE(BUS_USB, SIZES_AT + 2);
    event.writeUInt32LE(vendorId, SIZES_AT + 4);
    event.writeUInt32LE(productId, SIZES_AT + 8);
    event.set(descriptor, DESCRIPTOR_AT);
    await this.#file.write(event);
  }

  async unplug(): Promise<void> {
    const event = Buffer.alloc(4);
    event.writeUInt32LE(EVENT.destroy, 0);
    await this.#file.write(event);
  }

  /** One input report, with its id where the device has ids. */
  async input(report: Uint8Array): Promise<void> {
    const event = Buffer.alloc(6 + report.length);
    event.writeUInt32LE(EVENT.input, 0);
    event.writeUInt16LE(report.length, 4);
    event.set(report, 6);
    await this.#file.write(event);
  }

  onOutput(listener: (report: Uint8Array) => void): void {
    this.#onOutput = listener;
  }

  async #listen(): Promise<void> {
    const event = Buffer.alloc(EVENT_BYTES);
    for (;;) {
      // A blocking read would hold a thread that Node waits for when it ends.
      const read = await this.#file.read(event, 0, EVENT_BYTES, null).catch(() => null);
      if (!read) {
        await sleep(POLL_MS, undefined, { ref: false });
        continue;
      }
      const { bytesRead } = read;
      if (bytesRead < OUTPUT_SIZE_AT || event.readUInt32LE(0) !== EVENT.output) continue;
      this.#onOutput(new Uint8Array(event.subarray(4, 4 + event.readUInt16LE(OUTPUT_SIZE_AT))));
    }
  }
}

/** A device without report ids as an emulator's end of a wire: what it writes leaves in reports of 64 bytes. */
export function uhidLink(device: Uhid): ByteLink {
  const REPORT_BYTES = 64;
  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length; at += REPORT_BYTES) {
        const report = new Uint8Array(REPORT_BYTES);
        report.set(bytes.subarray(at, at + REPORT_BYTES));
        await device.input(report);
      }
    },
    // The kernel passes the report number 0 on, which a USB cable would not carry.
    onBytes: (listener) => device.onOutput((report) => listener(report.subarray(1))),
    onClose: () => undefined,
    present: async () => true,
    close: async () => undefined,
  };
}
