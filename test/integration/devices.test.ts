/** The drivers over every way a device is attached that this machine has: serial (pty), TCP, and a device file. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdCardReader } from '../../devices/id-card-reader/driver.ts';
import { ReaderEmulator } from '../../devices/id-card-reader/emulator.ts';
import { ReceiptPrinter } from '../../devices/receipt-printer/driver.ts';
import { PrinterEmulator } from '../../devices/receipt-printer/emulator.ts';
import { rasteriser } from '../../devices/receipt-printer/rasterise.ts';
import { type FittedTransport, openLink } from '../../devices/transport/open.ts';
import { PEOPLE } from '../device-bench/people.ts';
import { openWire, type Wire } from '../device-bench/wire.ts';

const SLIP = {
  blocks: [
    { kind: 'text', text: '预约回执单', size: 2, bold: true, align: 'center' },
    { kind: 'row', label: '姓名', value: '张㙍' },
    { kind: 'qr', data: 'LYZD:LY001-20261124-0001-R' },
  ],
} as const;

const WAYS = ['serial', 'tcp', 'file'] as const;

describe.each(WAYS)('over %s', (way) => {
  const reader = new ReaderEmulator();
  const printer = new PrinterEmulator();
  let folder: string;
  let wires: { reader: Wire; printer: Wire };

  const attached = ({ transport }: Wire): FittedTransport => {
    if (transport.kind === 'serial' && way === 'file') return { kind: 'file', path: transport.path ?? '' };
    if (transport.kind === 'none') throw new Error('the wire has two ends');
    return transport;
  };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-links-'));
    const usePty = way !== 'tcp';
    wires = {
      reader: await openWire('reader', folder, usePty, (link) => reader.attach(link)),
      printer: await openWire('printer', folder, usePty, (link) => printer.attach(link)),
    };
  });
  afterAll(async () => {
    await wires.reader.unplug();
    await wires.printer.unplug();
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads a card, with the newer address it holds, and the module’s number', async () => {
    const link = await openLink(attached(wires.reader));
    const driver = new IdCardReader(link);
    expect(await driver.greet()).toBeNull();
    expect(await driver.samId()).toBe('05.03-20180101-0001234567-0987654321');
    expect(await driver.readOnce(() => undefined)).toEqual({ outcome: 'no-card' });
    const person = PEOPLE.zhang?.card;
    if (!person) throw new Error('nobody');
    reader.place(person);
    reader.newAddress = '测试省样例市示范区新居路9号';
    expect(await driver.readOnce(() => undefined)).toMatchObject({
      outcome: 'read',
      card: { name: '张样例', address: '测试省样例市示范区新居路9号' },
    });
    reader.newAddress = null;
    reader.place(person);
    expect(await driver.readOnce(() => undefined)).toMatchObject({
      card: { address: '测试省样例市示范区幸福路1号2幢3单元401室' },
    });
    await link.close();
  });

  it('prints a slip, rare characters drawn, and knows that it did', async () => {
    const link = await openLink(attached(wires.printer));
    const driver = new ReceiptPrinter(link, { paperWidth: 80, rasterise: rasteriser(80) });
    expect(await driver.print({ blocks: [...SLIP.blocks] })).toEqual({ outcome: 'printed' });
    expect(printer.slips.at(-1)?.text).toContain('LYZD:LY001-20261124-0001-R');
    printer.paper = 'out';
    expect(await driver.print({ blocks: [...SLIP.blocks] })).toMatchObject({ outcome: 'not-started' });
    printer.paper = 'ok';
    await link.close();
  });

  it('notices a pulled plug', async () => {
    const link = await openLink(attached(wires.reader));
    expect(await link.present()).toBe(true);
    await wires.reader.unplug();
    await expect.poll(() => link.present()).toBe(false);
    await link.close().catch(() => undefined);
    await expect(openLink(attached(wires.reader))).rejects.toThrow();
    await wires.reader.plug();
    const again = await openLink(attached(wires.reader));
    expect(await new IdCardReader(again).greet()).toBeNull();
    await again.close();
  });
});
