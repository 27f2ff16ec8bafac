import { expect, it } from 'vitest';
import { takeCommand } from '../../../../devices/receipt-printer/command.ts';
import type { Slip } from '../../../../devices/receipt-printer/contract.ts';
import { EmulatedPage } from '../../../../devices/receipt-printer/emulated-page.ts';
import { encodeSlip, type PaperWidth } from '../../../../devices/receipt-printer/encoder.ts';
import { slipMetres } from '../../../../devices/receipt-printer/length.ts';
import { rasteriser } from '../../../../devices/receipt-printer/rasterise.ts';
import { testSlip } from '../../../../devices/receipt-printer/test-slip.ts';

/** From head to knife, which the printer feeds by itself at the cut. */
const TO_KNIFE_METRES = 0.015;
const DOTS_PER_METRE = 8000;
const TEST = testSlip({ kioskId: 'LY001', siteName: '浏阳市民之家', at: '2026-11-30 10:00' });
const LONG: Slip = {
  blocks: [
    ...Array.from({ length: 12 }, () => ({
      ...{
        kind: 'text' as const,
        text: '携带材料：身份证原件、户口簿原件和复印件一份，以及申请表',
        size: 1 as const,
      },
      ...{ bold: false, align: 'left' as const },
    })),
    { kind: 'row', label: '地址', value: '浏阳市行政中心市民之家二楼人力资源和社会保障综合窗口' },
    { kind: 'barcode', data: 'LY001-20261130-0001-X' },
  ],
};

/** What the emulated printer moves its paper for the same slip. */
function fed(slip: Slip, paper: PaperWidth): number {
  let bytes: Uint8Array = encodeSlip(slip, paper, rasteriser(paper));
  const page = new EmulatedPage(paper);
  let dots = 0;
  for (let taken = takeCommand(bytes); taken; taken = takeCommand(bytes)) {
    dots += page.print(taken.command);
    bytes = bytes.subarray(taken.length);
    if (bytes.length === 0) break;
  }
  return dots / DOTS_PER_METRE + TO_KNIFE_METRES;
}

it.each([
  ['a test slip', TEST, 80],
  ['a test slip on narrow paper', TEST, 58],
  ['a long slip', LONG, 80],
  ['a long slip on narrow paper', LONG, 58],
] as const)('%s: within a tenth of what the printer feeds', (_, slip, paper) => {
  const real = fed(slip, paper);
  expect(real).toBeGreaterThan(0.08);
  expect(Math.abs(slipMetres(slip, paper) - real) / real).toBeLessThan(0.1);
});
