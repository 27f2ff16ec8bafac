/** A printer with a presenter: what lies at its exit, before, after and long after a job, and what becomes of it. */
import { describe, expect, it, vi } from 'vitest';
import type { Holds } from '../../../../devices/common/status.ts';
import type { Slip } from '../../../../devices/receipt-printer/contract.ts';
import { superviseReceiptPrinter } from '../../../../devices/receipt-printer/device.ts';
import { ReceiptPrinter, type ReceiptPrinterOptions } from '../../../../devices/receipt-printer/driver.ts';
import { PrinterEmulator } from '../../../../devices/receipt-printer/emulator.ts';
import { EXIT, FULL_STATUS_REQUEST } from '../../../../devices/receipt-printer/encoder.ts';
import { openPipe } from '../../../kit/devices/pipe.ts';

const slip = (text: string): Slip => ({
  blocks: [{ kind: 'text', text, size: 1, bold: false, align: 'left' }],
});
const rasterise = () => ({ widthBytes: 1, rows: 1, bits: Uint8Array.of(0) });

function bench(options: Partial<ReceiptPrinterOptions> = {}, presenter = true) {
  const [kiosk, device] = openPipe();
  const emulator = new PrinterEmulator();
  emulator.paced = false;
  emulator.presenter = presenter;
  const heard: Uint8Array[] = [];
  device.onBytes((bytes) => heard.push(bytes));
  emulator.attach(device);
  const seen: (boolean | null)[] = [];
  const driver = new ReceiptPrinter(kiosk, {
    paperWidth: 80,
    rasterise,
    presenter: 'custom',
    onExit: (present) => seen.push(present),
    ...options,
  });
  const asks = (bytes: Uint8Array) => Buffer.concat(heard).includes(Buffer.from(bytes));
  return { emulator, driver, seen, asks, device };
}

describe('the exit', () => {
  it('is asked before a job and after the cut, and while a slip waits', async () => {
    const { emulator, driver, seen } = bench();
    expect(await driver.print(slip('A'))).toEqual({ outcome: 'printed' });
    expect(seen).toEqual([false, true]);
    expect(await driver.slipAtExit()).toBe(true);
    emulator.takeSlip();
    expect(await driver.slipAtExit()).toBe(false);
  });

  it('is never asked of a printer whose profile has no presenter', async () => {
    const { driver, seen, asks } = bench({ presenter: 'none' });
    expect(await driver.greet()).toBeNull();
    expect(await driver.print(slip('A'))).toEqual({ outcome: 'printed' });
    expect(await driver.slipAtExit()).toBeNull();
    expect(seen).toEqual([]);
    expect(asks(FULL_STATUS_REQUEST)).toBe(false);
  });

  it('can’t be told by a printer that does not answer, which prints all the same', async () => {
    const { driver, seen } = bench({}, false);
    expect(await driver.greet()).toBeNull();
    expect(await driver.print(slip('A'))).toEqual({ outcome: 'printed' });
    expect(seen).toEqual([null, null, null]);
  });

  it.each([
    ['leave', { retracted: 0, ejected: 0 }, null],
    ['retract', { retracted: 1, ejected: 0 }, EXIT.retract],
    ['eject', { retracted: 0, ejected: 1 }, EXIT.eject],
  ] as const)('%s: the slip before this one', async (uncollected, expected, command) => {
    const { emulator, driver, seen, asks } = bench({ uncollected });
    await driver.print(slip('A'));
    seen.length = 0;
    expect(await driver.print(slip('B'))).toEqual({ outcome: 'printed' });
    expect(emulator.uncollected).toEqual(expected);
    expect(emulator.slips.map(({ text }) => text)).toEqual(['A', 'B']);
    expect(seen).toEqual(uncollected === 'leave' ? [true, true] : [true, false, true]);
    expect([EXIT.retract, EXIT.eject].filter(asks)).toEqual(command ? [command] : []);
  });
});

describe('the full status', () => {
  it.each([
    [{ headUp: true }, 'cover-open', '打印头'],
    [{ coverOpen: true }, 'cover-open', '上盖'],
    [{ cutterJammed: true }, 'cutter', '切刀'],
    [{ hot: true }, 'overheated', '过热'],
  ] as const)('%o', async (trouble, code, words) => {
    const { emulator, driver } = bench();
    emulator.setTrouble(trouble);
    expect((await driver.check())?.fault).toEqual({ code, technician: expect.stringContaining(words) });
    expect(await driver.print(slip('A'))).toMatchObject({ outcome: 'not-started', fault: { code } });
    expect(emulator.slips).toHaveLength(0);
  });

  it('of paper that ends, and of paper that ended', async () => {
    const { emulator, driver } = bench();
    emulator.paper = 'near-end';
    expect(await driver.check()).toEqual({ fault: null, warnings: ['paper-near-end'] });
    emulator.paper = 'out';
    expect((await driver.check())?.fault?.code).toBe('paper-out');
  });
});

/** As the device host puts them together. */
function watched(uncollected: 'leave' | 'retract' | 'eject', uncollectedMs: number) {
  const [kiosk, device] = openPipe();
  const emulator = new PrinterEmulator();
  emulator.paced = false;
  emulator.presenter = true;
  emulator.attach(device);
  const changes: Holds[] = [];
  let held: Holds = null;
  const supervisor = superviseReceiptPrinter(
    {
      transport: { kind: 'tcp', host: 'bench', port: 1 },
      paperWidth: 80,
      presenter: 'custom',
      uncollected,
      uncollectedSeconds: 60,
    },
    {
      onStatus: ({ holds }) => {
        if (holds !== held) changes.push(holds);
        held = holds;
      },
      raise: () => undefined,
      onHang: () => undefined,
    },
    { open: async () => kiosk, rasterise, uncollectedMs },
  );
  supervisor.start();
  return { emulator, supervisor, changes, device };
}

describe('a slip that waits', () => {
  it('is told once when it comes and once when it is taken', async () => {
    const { emulator, supervisor, changes } = watched('retract', 60_000);
    await vi.waitFor(() => expect(supervisor.status.state).toBe('ready'));
    expect(changes).toEqual(['nothing']);
    await supervisor.use((printer) => printer.print(slip('A')));
    expect(changes).toEqual(['nothing', 'slip']);
    emulator.takeSlip();
    await vi.waitFor(() => expect(changes).toEqual(['nothing', 'slip', 'nothing']), { timeout: 5_000 });
    await supervisor.stop();
  });

  it.each(['retract', 'eject'] as const)(
    '%s after its time, and the next one has a time of its own',
    async (way) => {
      const { emulator, supervisor, changes } = watched(way, 100);
      await vi.waitFor(() => expect(supervisor.status.state).toBe('ready'));
      for (const count of [1, 2]) {
        await supervisor.use((printer) => printer.print(slip('A')));
        expect(emulator.slipAtExit).toBe(true);
        const done = way === 'retract' ? 'retracted' : 'ejected';
        await vi.waitFor(() => expect(emulator.uncollected[done]).toBe(count), { timeout: 5_000 });
        await vi.waitFor(() => expect(changes.at(-1)).toBe('nothing'), { timeout: 5_000 });
      }
      await supervisor.stop();
    },
  );

  it('can’t be seen once the printer is gone', async () => {
    const { supervisor, changes, device } = watched('leave', 60_000);
    await vi.waitFor(() => expect(supervisor.status.state).toBe('ready'));
    await supervisor.use((printer) => printer.print(slip('A')));
    device.cut();
    await vi.waitFor(() => expect(changes.at(-1)).toBeNull(), { timeout: 5_000 });
    await supervisor.stop();
  });
});
