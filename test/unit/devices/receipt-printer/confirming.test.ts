/** A printer that never says that a slip came out is known after its first, and told to the technician. */
import { expect, it, vi } from 'vitest';
import type { Slip } from '../../../../devices/receipt-printer/contract.ts';
import { type Confirming, ReceiptPrinter } from '../../../../devices/receipt-printer/driver.ts';
import { PrinterEmulator } from '../../../../devices/receipt-printer/emulator.ts';
import { openPipe } from '../../../kit/devices/pipe.ts';

const SLIP: Slip = { blocks: [{ kind: 'text', text: '回执', size: 1, bold: false, align: 'left' }] };
const FIRST_MS = 300;

function bench(confirming: Confirming = { answer: 'unknown' }) {
  const [kiosk, device] = openPipe();
  const emulator = new PrinterEmulator();
  emulator.paced = false;
  emulator.attach(device);
  const driver = new ReceiptPrinter(kiosk, {
    paperWidth: 80,
    rasterise: () => ({ widthBytes: 1, rows: 1, bits: new Uint8Array(1) }),
    slipMs: FIRST_MS,
    confirming,
  });
  return { emulator, driver, confirming };
}

it('is told from one that confirms by its first slip, also over another connection', async () => {
  const { emulator, driver, confirming } = bench();
  emulator.knows.fence = false;
  expect((await driver.check())?.warnings).toEqual([]);
  expect(await driver.print(SLIP)).toMatchObject({ outcome: 'unknown', fault: { code: 'no-answer' } });
  expect(confirming.answer).toBe('never');
  expect((await driver.check())?.warnings).toEqual(['never-confirms']);

  const again = bench(confirming);
  again.emulator.knows.fence = false;
  expect((await again.driver.check())?.warnings).toEqual(['never-confirms']);
  expect(await again.driver.print(SLIP)).toMatchObject({ outcome: 'unknown' });
  // It was not told to forget what it prints: both slips are on paper.
  expect([emulator.slips.length, again.emulator.slips.length]).toEqual([1, 1]);
}, 20_000);

it('is believed again once it confirms', async () => {
  const { driver, confirming } = bench({ answer: 'never' });
  expect(await driver.print(SLIP)).toEqual({ outcome: 'printed' });
  expect(confirming.answer).toBe('always');
  expect((await driver.check())?.warnings).toEqual([]);
});

it('that has confirmed before is only late when it once does not', async () => {
  const { emulator, driver, confirming } = bench();
  expect(await driver.print(SLIP)).toEqual({ outcome: 'printed' });
  emulator.knows.fence = false;
  expect(await driver.print(SLIP)).toMatchObject({ outcome: 'unknown' });
  expect(confirming.answer).toBe('always');
});

it.each([[[1]], [[1, 4]], [[1, 2, 4]]])(
  'that answers only questions %j prints, and the technician is told',
  async (answers) => {
    vi.useFakeTimers();
    try {
      const { emulator, driver } = bench();
      emulator.answers = answers;
      const during = async <T>(work: Promise<T>) => {
        await vi.advanceTimersByTimeAsync(20_000);
        return work;
      };
      expect(await during(driver.greet())).toBeNull();
      expect(await during(driver.check())).toEqual({ fault: null, warnings: ['tells-little'] });
      expect(await during(driver.print(SLIP))).toEqual({ outcome: 'printed' });
      emulator.paper = 'out';
      const found = await during(driver.check());
      expect(found?.fault?.code).toBe(answers.includes(4) ? 'paper-out' : 'no-answer');
      // What it once answered is not given up: silence is silence.
      emulator.answers = [];
      expect(await during(driver.check())).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  },
);
