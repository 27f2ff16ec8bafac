/** The machine's serial ports, HID devices and USB devices, with what is known of them. */
import type { PluggedIn, Technician } from '../common/module.ts';
import { type HidFound, nodeHid } from '../transport/hid.ts';
import { listSerialPorts } from '../transport/serial.ts';
import { nodeUsb } from '../transport/usb-bulk.ts';

export async function listPorts(known: readonly PluggedIn[], technician: Technician): Promise<void> {
  await orSay(technician, '串口', () => listSerial(technician));
  await orSay(technician, 'HID', () => listHid(known, technician));
  await orSay(technician, 'USB 批量传输', () => listUsb(known, technician));
}

/** A part of the system that is missing hides nothing of the others. */
async function orSay({ say }: Technician, what: string, list: () => Promise<void>): Promise<void> {
  try {
    await list();
  } catch (error) {
    say(`${what}不可用：${(error as Error).message}`);
  }
}

const hex = (id: number) => id.toString(16).padStart(4, '0');

async function listSerial({ say }: Technician): Promise<void> {
  const ports = await listSerialPorts();
  say(`串口 ${ports.length} 个`);
  for (const { path: file, vendorId, productId, manufacturer } of ports) {
    const ids = vendorId ? `${vendorId}:${productId}` : '非 USB';
    say(`  ${file}  ${ids}  ${manufacturer ?? ''}`);
  }
}

async function listHid(known: readonly PluggedIn[], { say }: Technician): Promise<void> {
  const found = await (await nodeHid()).devices();
  say(`HID 设备 ${found.length} 个`);
  for (const device of found) {
    const ids = `${hex(device.vendorId)}:${hex(device.productId)}`;
    const hint = known.find((each) => isSame(each, device))?.says ?? '';
    say(`  ${device.path}  ${ids}  ${device.product ?? ''}  ${hint}`);
  }
}

function isSame(known: PluggedIn, { vendorId, productId, usagePage, usage }: HidFound): boolean {
  return 'vendorId' in known
    ? known.vendorId === vendorId && known.productId === productId
    : known.usagePage === usagePage && known.usage === usage;
}

async function listUsb(known: readonly PluggedIn[], { say }: Technician): Promise<void> {
  const usb = await nodeUsb();
  for (const each of known) {
    if (!('vendorId' in each) || !(await usb.find(each.vendorId, each.productId))) continue;
    say(`USB ${hex(each.vendorId)}:${hex(each.productId)}  ${each.says}`);
  }
}
