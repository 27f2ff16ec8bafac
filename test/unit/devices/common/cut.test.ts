/** The wire is cut after every single byte of a card read and of a slip: never a wrong value, never half a slip called done. */
import { describe, expect, it } from 'vitest';
import type { IdCard } from '../../../../devices/id-card-reader/contract.ts';
import { IdCardReader, type IdCardResult } from '../../../../devices/id-card-reader/driver.ts';
import { encodeReply, SamFramer } from '../../../../devices/id-card-reader/protocol.ts';
import type { Slip } from '../../../../devices/receipt-printer/contract.ts';
import { ReceiptPrinter } from '../../../../devices/receipt-printer/driver.ts';
import { PrinterEmulator } from '../../../../devices/receipt-printer/emulator.ts';
import { openPipe } from '../../../kit/devices/pipe.ts';
import { vector, vectorJson } from '../../../kit/devices/vectors.ts';

const CARD = vectorJson<Record<string, IdCard>>('expected').rsp_read_base;

/** Answers each request with its golden frame, at once. */
function goldenReader(link: ReturnType<typeof openPipe>[1]): void {
  const framer = new SamFramer();
  const answers: Record<number, Uint8Array> = {
    17: vector('rsp_ok'),
    32: vector('rsp_find_ok'),
    48: vector('rsp_read_base'),
  };
  link.onBytes((bytes) => {
    for (const body of framer.push(bytes)) {
      const select = body[0] === 0x20 && body[1] === 0x02;
      const answer = select ? vector('rsp_select_ok') : answers[body[0] ?? 0];
      // A cut wire is the test's own doing.
      link.write(answer ?? encodeReply(0x21)).catch(() => undefined);
    }
  });
}

async function readOver(cutAfter: number): Promise<IdCardResult> {
  const [kiosk, device] = openPipe();
  device.left = cutAfter;
  goldenReader(device);
  return new IdCardReader(kiosk).readOnce(() => undefined);
}

describe('a card read', () => {
  const whole =
    vector('rsp_find_ok').length + vector('rsp_select_ok').length + vector('rsp_read_base').length;

  it(`cut after each of its ${whole} bytes`, { timeout: 60_000 }, async () => {
    const cuts = Array.from({ length: whole }, (_, at) => at);
    const answers = await Promise.all(cuts.map(readOver));
    for (const answer of answers) expect(['lost', 'again', 'no-card']).toContain(answer.outcome);
    expect(await readOver(whole)).toMatchObject({ outcome: 'read', card: CARD });
  });
});

const SLIP: Slip = {
  blocks: [
    { kind: 'text', text: '预约回执单', size: 2, bold: true, align: 'center' },
    { kind: 'row', label: '回执号', value: 'LY001-20261124-0001-R' },
    { kind: 'qr', data: 'LYZD:LY001-20261124-0001-R' },
  ],
};
const noRaster = () => ({ widthBytes: 1, rows: 1, bits: Uint8Array.of(0) });

async function printOver(cutAfter: number) {
  const [kiosk, device] = openPipe();
  kiosk.left = cutAfter;
  const emulator = new PrinterEmulator();
  emulator.attach(device);
  let sent = 0;
  device.onBytes((bytes) => {
    sent += bytes.length;
  });
  const answer = await new ReceiptPrinter(kiosk, { paperWidth: 80, rasterise: noRaster }).print(SLIP);
  return { answer, slips: emulator.slips.length, sent };
}

describe('a slip', () => {
  it('cut after each of its bytes', { timeout: 120_000 }, async () => {
    const whole = await printOver(Number.POSITIVE_INFINITY);
    expect(whole.answer).toEqual({ outcome: 'printed' });
    expect(whole.slips).toBe(1);
    const cuts = Array.from({ length: whole.sent }, (_, at) => at);
    const results = await Promise.all(cuts.map(printOver));
    for (const { answer, slips } of results) {
      expect(answer.outcome).not.toBe('printed');
      if (answer.outcome === 'not-started') expect(slips).toBe(0);
    }
  });
});
