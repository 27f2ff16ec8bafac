/** HID and USB links against recorded reports through the classes' own shapes; nothing of the system is touched. */
import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { encodeReply, encodeRequest, SamFramer } from '../../../../devices/id-card-reader/protocol.ts';
import { Scanner } from '../../../../devices/scanner/driver.ts';
import { HidPosAssembler } from '../../../../devices/scanner/hid-pos.ts';
import { type HidFound, matchesHid, openHid } from '../../../../devices/transport/hid.ts';
import { type BulkDevice, openUsbBulk } from '../../../../devices/transport/usb-bulk.ts';
import { vector } from '../../../kit/devices/vectors.ts';

class RecordedHid extends EventEmitter {
  readonly written: number[][] = [];
  async write(report: number[]): Promise<number> {
    this.written.push(report);
    return report.length;
  }
  async close(): Promise<void> {
    this.removeAllListeners('data');
  }
}

const SCANNER = { vendorId: 0x0c2e, productId: 0x0b61, path: '/dev/hidraw3', usagePage: 0x8c, usage: 2 };

function hidSystem(...found: HidFound[]) {
  const port = new RecordedHid();
  const plugged = [...found];
  return { port, plugged, devices: async () => plugged, open: async () => port };
}

describe('a HID POS scanner', () => {
  it('is found by ids and usage page, read report by report, and missed once pulled out', async () => {
    const keyboard = { ...SCANNER, path: '/dev/hidraw2', usagePage: 1, usage: 6 };
    const system = hidSystem(keyboard, SCANNER);
    const link = await openHid({ vendorId: 0x0c2e, productId: 0x0b61, usagePage: 0x8c }, system);
    const scans: string[] = [];
    new Scanner(link, new HidPosAssembler('honeywell'), (text) => scans.push(text));
    system.port.emit('data', Buffer.from(vector('scan_hidpos_honeywell_1')));
    system.port.emit('data', Buffer.from(vector('scan_hidpos_honeywell_2')));
    // Continuous engines repeat themselves.
    system.port.emit('data', Buffer.from(vector('scan_hidpos_honeywell_1')));
    system.port.emit('data', Buffer.from(vector('scan_hidpos_honeywell_2')));
    expect(scans).toEqual(['https://example.invalid/very/long/payload/0123456789ab证照01234567890123456789']);
    expect(await link.present()).toBe(true);
    const gone = vi.fn();
    link.onClose(gone);
    system.plugged.length = 0;
    expect(await link.present()).toBe(false);
    system.port.emit('error', new Error('could not read from HID device'));
    expect(gone).toHaveBeenCalledOnce();
    await expect(link.write(Uint8Array.of(1))).rejects.toThrow();
  });

  it('is matched by path, by ids where usage pages are unknown, and by nothing else', () => {
    expect(matchesHid(SCANNER, { path: '/dev/hidraw3' })).toBe(true);
    expect(matchesHid({ ...SCANNER, usagePage: 0 }, { ...SCANNER, path: undefined })).toBe(true);
    expect(matchesHid(SCANNER, { vendorId: 0x0c2e, productId: 1 })).toBe(false);
  });

  it('is refused when it is not there', async () => {
    await expect(openHid({ path: '/dev/hidraw9' }, hidSystem(SCANNER))).rejects.toThrow();
  });
});

describe('a HID card reader', () => {
  it('gets one zero-padded report a request, and its reply is found in padded reports', async () => {
    const system = hidSystem({ vendorId: 0x2b8b, productId: 0x2721, path: 'p' });
    const link = await openHid({ vendorId: 0x2b8b, productId: 0x2721 }, system);
    await link.write(encodeRequest('find'));
    expect(system.port.written[0]).toHaveLength(65);
    expect(system.port.written[0]?.slice(1, 11)).toEqual([...vector('req_find')]);
    const framer = new SamFramer();
    const bodies: Uint8Array[] = [];
    link.onBytes((bytes) => bodies.push(...framer.push(bytes)));
    const reply = vector('rsp_read_base');
    for (let at = 0; at < reply.length; at += 64) {
      const report = Buffer.alloc(64);
      report.set(reply.subarray(at, at + 64));
      system.port.emit('data', report);
    }
    system.port.emit('data', Buffer.concat([encodeReply(0x80), Buffer.alloc(53)]));
    expect(bodies.map((body) => [body[2], body.length])).toEqual([
      [0x90, 1287],
      [0x80, 3],
    ]);
  });
});

describe('a vendor-class USB reader', () => {
  it('takes the first pair of bulk pipes and hears answers until it is pulled out', async () => {
    const answers = [vector('rsp_find_ok'), vector('rsp_select_ok')];
    const sent: Uint8Array[] = [];
    const claimed: number[] = [];
    const device: BulkDevice = {
      configuration: {
        interfaces: [
          {
            interfaceNumber: 1,
            alternate: { endpoints: [{ endpointNumber: 1, direction: 'in', type: 'interrupt' }] },
          },
          {
            interfaceNumber: 2,
            alternate: {
              endpoints: [
                { endpointNumber: 2, direction: 'out', type: 'bulk' },
                { endpointNumber: 1, direction: 'in', type: 'bulk' },
              ],
            },
          },
        ],
      },
      open: async () => undefined,
      selectConfiguration: async () => undefined,
      claimInterface: async (number) => void claimed.push(number),
      transferIn: async () => {
        await Promise.resolve();
        const bytes = answers.shift();
        if (!bytes) throw new Error('LIBUSB_TRANSFER_NO_DEVICE');
        return { data: new DataView(bytes.buffer) };
      },
      transferOut: async (_endpoint, data) => void sent.push(data),
      close: async () => undefined,
    };
    const link = await openUsbBulk({ vendorId: 0x0400, productId: 0xc35a }, { find: async () => device });
    const framer = new SamFramer();
    const statuses: (number | undefined)[] = [];
    link.onBytes((bytes) => statuses.push(...framer.push(bytes).map((body) => body[2])));
    await link.write(encodeRequest('find'));
    await new Promise<void>((resolve) => link.onClose(resolve));
    expect(claimed).toEqual([2]);
    expect(sent).toEqual([vector('req_find')]);
    expect(statuses).toEqual([0x9f, 0x90]);
  });

  it('is refused when it is not there', async () => {
    await expect(openUsbBulk({ vendorId: 1, productId: 2 }, { find: async () => null })).rejects.toThrow();
  });
});
