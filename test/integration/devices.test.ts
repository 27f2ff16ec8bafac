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
import { PEOPLE } from '../world/device-bench/people.ts';
import { openWire, type Wire } from '../world/device-bench/wire.ts';

const SLIP = {
  blocks: [
    { kind: 'text', text: '预约回执单', size: 2, bold: true, align: 'center' },
    { kind: 'row', label: '姓名', value: '张㙍' },
    { kind: 'qr', data: 'LYZD:LY001-20261124-0001-R' },
  ],
} as const;

type Trouble = 'near-end' | 'out' | 'cover' | 'cutter' | 'hot';

/** What a slip comes to, and what the printer says of itself then: a fault's code, or a warning. */
const TROUBLES = [
  ['before', 'near-end', 'printed', 'paper-near-end'],
  ['before', 'out', 'not-started', 'paper-out'],
  ['before', 'cover', 'not-started', 'cover-open'],
  ['before', 'cutter', 'not-started', 'cutter'],
  ['before', 'hot', 'not-started', 'overheated'],
  ['during', 'near-end', 'printed', 'paper-near-end'],
  ['during', 'out', 'unknown', 'paper-out'],
  ['during', 'cover', 'unknown', 'cover-open'],
  ['during', 'cutter', 'unknown', 'cutter'],
  ['after', 'near-end', 'printed', 'paper-near-end'],
  ['after', 'out', 'printed', 'paper-out'],
  ['after', 'cover', 'printed', 'cover-open'],
  // Only a knife that stuck can have spoilt what stands before the fence.
  ['after', 'cutter', 'unknown', 'cutter'],
  ['after', 'hot', 'printed', 'overheated'],
] as const satisfies readonly (readonly ['before' | 'during' | 'after', Trouble, string, string])[];

function happen(printer: PrinterEmulator, trouble: Trouble): void {
  if (trouble === 'near-end' || trouble === 'out') printer.paper = trouble;
  if (trouble === 'cover') printer.setTrouble({ coverOpen: true });
  if (trouble === 'cutter') printer.setTrouble({ cutterJammed: true });
  if (trouble === 'hot') printer.setTrouble({ hot: true });
}

const person = (name: string) => {
  const found = PEOPLE[name];
  if (!found) throw new Error('nobody');
  return found.card;
};

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
    reader.place(person('zhang'));
    reader.newAddress = '测试省样例市示范区新居路9号';
    expect(await driver.readOnce(() => undefined)).toMatchObject({
      outcome: 'read',
      card: { name: '张样例', address: '测试省样例市示范区新居路9号' },
    });
    reader.newAddress = null;
    reader.place(person('zhang'));
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

  it('says of each trouble before, during and after a slip what it was, and prints the next one', async () => {
    const link = await openLink(attached(wires.printer));
    const driver = new ReceiptPrinter(link, { paperWidth: 80, rasterise: rasteriser(80) });
    printer.paced = false;
    for (const [when, trouble, outcome, code] of TROUBLES) {
      const name = `${trouble} ${when}`;
      const happens = () => happen(printer, trouble);
      if (when === 'before') happens();
      else if (when === 'during') printer.after(2, happens);
      else printer.next.set('paper-status', happens);
      const before = printer.slips.length;
      const answer = await driver.print({ blocks: [...SLIP.blocks] });
      expect(answer, name).toMatchObject({ outcome, ...(outcome !== 'printed' && { fault: { code } }) });
      if (outcome === 'printed') expect(printer.slips, name).toHaveLength(before + 1);
      if (outcome === 'not-started') expect(printer.slips, name).toHaveLength(before);
      const { fault, warnings } = (await driver.check()) ?? {};
      expect(fault?.code ?? warnings?.[0], name).toBe(code);
      printer.paper = 'ok';
      printer.setTrouble({ coverOpen: false, cutterJammed: false, hot: false });
      expect(await driver.print({ blocks: [...SLIP.blocks] }), `after ${name}`).toEqual({
        outcome: 'printed',
      });
    }
    // A head that is too hot in the middle of a slip cools down, and the slip is whole.
    printer.after(2, () => {
      printer.setTrouble({ hot: true });
      setTimeout(() => printer.setTrouble({ hot: false }), 300);
    });
    expect(await driver.print({ blocks: [...SLIP.blocks] })).toEqual({ outcome: 'printed' });
    await link.close();
    printer.paced = true;
  });

  it('tells whether the slip was taken', async () => {
    const link = await openLink(attached(wires.printer));
    printer.presenter = true;
    const driver = new ReceiptPrinter(link, {
      paperWidth: 80,
      rasterise: rasteriser(80),
      presenter: 'custom',
    });
    expect(await driver.slipAtExit()).toBe(false);
    expect(await driver.print({ blocks: [...SLIP.blocks] })).toEqual({ outcome: 'printed' });
    expect(await driver.slipAtExit()).toBe(true);
    printer.takeSlip();
    expect(await driver.slipAtExit()).toBe(false);
    printer.presenter = false;
    await link.close();
  });

  it('reads a card with its fingerprint, and a spoilt one without', async () => {
    const link = await openLink(attached(wires.reader));
    const driver = new IdCardReader(link);
    for (const fingerprint of ['good', 'spoilt', 'none'] as const) {
      reader.place(person('zhang'));
      reader.fingerprint = fingerprint;
      const answer = await driver.readOnce(() => undefined, { fingerprint: true });
      expect(answer).toMatchObject({ outcome: 'read', card: { name: '张样例' } });
      const got = answer.outcome === 'read' ? answer.fingerprint?.length : undefined;
      expect(got).toBe(fingerprint === 'good' ? 1024 : undefined);
    }
    await link.close();
  });

  const ONE_OWNER = 'has one owner: a second opening of the port is refused';
  const oneOwner = way === 'serial' ? ONE_OWNER : `${ONE_OWNER} — skipped: only serial ports can be locked`;
  it.runIf(way === 'serial')(oneOwner, async () => {
    const link = await openLink(attached(wires.reader));
    await expect(openLink(attached(wires.reader))).rejects.toThrow();
    expect(await new IdCardReader(link).greet()).toBeNull();
    await link.close();
    const next = await openLink(attached(wires.reader));
    expect(await new IdCardReader(next).greet()).toBeNull();
    await next.close();
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
