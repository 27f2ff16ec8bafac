/** Answers that come after their deadline: never taken for the answer to what was asked next. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Command, encodeReply } from '../../../../devices/id-card-reader/protocol.ts';
import type { Slip } from '../../../../devices/receipt-printer/contract.ts';
import { ReceiptPrinter } from '../../../../devices/receipt-printer/driver.ts';
import { PrinterEmulator } from '../../../../devices/receipt-printer/emulator.ts';
import { openPipe } from '../../../kit/devices/pipe.ts';
import { samReader } from '../../../kit/devices/sam-reader.ts';
import { vector } from '../../../kit/devices/vectors.ts';

type Script = Partial<Record<Command, readonly (readonly [ms: number, reply: Uint8Array])[]>>;

/** What the reader says to the nth asking of a command, and after how long; its last answer repeats. */
function scriptedReader(script: Script) {
  const { driver, asked } = samReader((command, before) => {
    const answers = script[command] ?? [];
    return answers[Math.min(before, answers.length - 1)] ?? null;
  });
  return { reader: driver, asked };
}

describe('a reader that answers late', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const soon = 5;

  it('selects late: the second answer is not the card', async () => {
    const { reader, asked } = scriptedReader({
      find: [[soon, vector('rsp_find_ok')]],
      // The first comes after its deadline of 800 ms, the second while the card is read.
      select: [
        [900, vector('rsp_select_ok')],
        [150, vector('rsp_select_ok')],
      ],
      readBase: [[300, vector('rsp_read_base')]],
      readNewAddress: [[soon, vector('rsp_no_content')]],
    });
    const answer = reader.readOnce(() => undefined);
    await vi.runAllTimersAsync();
    expect(await answer).toMatchObject({ outcome: 'read', card: { name: '张样例' } });
    expect(asked).toEqual(['find', 'select', 'select', 'readBase', 'readNewAddress']);
  });

  it('reads late: the first reading is not the newer address', async () => {
    const { reader } = scriptedReader({
      find: [[soon, vector('rsp_find_ok')]],
      select: [[soon, vector('rsp_select_ok')]],
      readBase: [
        [3_300, vector('rsp_read_base')],
        [soon, vector('rsp_read_base')],
      ],
      readNewAddress: [[600, vector('rsp_no_content')]],
    });
    const answer = reader.readOnce(() => undefined);
    await vi.runAllTimersAsync();
    expect(await answer).toMatchObject({
      outcome: 'read',
      card: { address: '测试省样例市示范区幸福路1号2幢3单元401室' },
    });
  });

  it('finds late: a card is not called found by the status that was asked before', async () => {
    const { reader } = scriptedReader({
      samStatus: [[1_200, encodeReply(0x90)]],
      find: [[500, vector('rsp_find_none')]],
    });
    const status = reader.check();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await status).toEqual({ fault: null, warnings: [] });
    const answer = reader.readOnce(() => undefined);
    await vi.runAllTimersAsync();
    expect(await answer).toEqual({ outcome: 'no-card' });
  });

  it('sends a reading with fingerprint late: it is not cut as one without', async () => {
    const { reader } = scriptedReader({
      find: [[soon, vector('rsp_find_ok')]],
      select: [[soon, vector('rsp_select_ok')]],
      readWithFingerprint: [[soon, encodeReply(0x37)]],
      readBase: [[soon, vector('rsp_read_base_fp1024')]],
    });
    const answer = reader.readOnce(() => undefined, { fingerprint: true });
    await vi.runAllTimersAsync();
    expect(await answer).toEqual({ outcome: 'again', reason: 'unreadable' });
  });
});

const slip = (text: string): Slip => ({
  blocks: [{ kind: 'text', text, size: 1, bold: false, align: 'left' }],
});
const OPTIONS = {
  paperWidth: 80,
  rasterise: () => ({ widthBytes: 1, rows: 1, bits: Uint8Array.of(0) }),
} as const;

describe('a printer that answers late', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('has a broken cutter, though each answer that came is that of the question before', async () => {
    const [kiosk, device] = openPipe();
    const STATUS: Record<number, number> = { 1: 0x12, 2: 0x12, 3: 0x1a, 4: 0x12 };
    let asked = 0;
    let lastAt = 0;
    device.onBytes((bytes) => {
      const status = STATUS[bytes[2] ?? 0];
      // Half a second is waited for; the first answer takes longer, and none overtakes another.
      const ms = [700, 450][asked++] ?? 50;
      lastAt = Math.max(lastAt, Date.now() + ms);
      if (status) setTimeout(() => void device.write(Uint8Array.of(status)), lastAt - Date.now());
    });
    const answer = new ReceiptPrinter(kiosk, OPTIONS).print(slip('A'));
    await vi.runAllTimersAsync();
    expect(await answer).toMatchObject({ outcome: 'not-started', fault: { code: 'cutter' } });
  });
});

describe('a printer that goes on where it stopped', () => {
  it('finishes an older slip first: the newer one is printed only when it is out', async () => {
    const [kiosk, device] = openPipe();
    const emulator = new PrinterEmulator();
    emulator.knows.clear = false;
    emulator.attach(device);
    const printer = new ReceiptPrinter(kiosk, OPTIONS);
    emulator.after(2, () => {
      emulator.paper = 'out';
    });
    expect(await printer.print(slip('A'))).toMatchObject({
      outcome: 'unknown',
      fault: { code: 'paper-out' },
    });
    expect(emulator.slips).toHaveLength(0);
    emulator.paper = 'ok';
    expect(await printer.print(slip('B'))).toEqual({ outcome: 'printed' });
    expect(emulator.slips.map(({ text }) => text)).toEqual(['A', 'B']);
  });
});

describe('a printer that knows no fence', () => {
  it('leaves each slip unknown: no time that passes makes it printed', async () => {
    const [kiosk, device] = openPipe();
    const emulator = new PrinterEmulator();
    emulator.paced = false;
    emulator.knows.fence = false;
    emulator.attach(device);
    const printer = new ReceiptPrinter(kiosk, { ...OPTIONS, slipMs: 100 });
    for (const count of [1, 2]) {
      expect(await printer.print(slip('A'))).toMatchObject({
        outcome: 'unknown',
        fault: { technician: expect.stringContaining('没有确认') },
      });
      expect(emulator.slips).toHaveLength(count);
    }
  });
});

describe('a clock that is set while a slip prints', () => {
  afterEach(() => vi.useRealTimers());

  it('set back by hours, it lengthens no deadline: a slip that is not confirmed is unknown in time', async () => {
    const [kiosk, device] = openPipe();
    const emulator = new PrinterEmulator();
    emulator.knows.fence = false;
    emulator.attach(device);
    vi.useFakeTimers({ toFake: ['Date'] });
    const printing = new ReceiptPrinter(kiosk, { ...OPTIONS, slipMs: 100 }).print(slip('A'));
    emulator.after(2, () => vi.setSystemTime(Date.now() - 5 * 3_600_000));
    expect(await printing).toMatchObject({ outcome: 'unknown' });
  });

  it('set ahead by a day, it gives no slip up that comes', async () => {
    const [kiosk, device] = openPipe();
    const emulator = new PrinterEmulator();
    emulator.attach(device);
    vi.useFakeTimers({ toFake: ['Date'] });
    const printing = new ReceiptPrinter(kiosk, OPTIONS).print(slip('A\n'.repeat(150)));
    emulator.after(2, () => vi.setSystemTime(Date.now() + 24 * 3_600_000));
    expect(await printing).toEqual({ outcome: 'printed' });
  });
});
