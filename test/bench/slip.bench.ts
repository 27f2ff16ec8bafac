/** `npm run bench -- slip [--n 2000]`: encoding a slip to ESC/POS, against receiptline on the same content, in turn in the same run. */
import { parseArgs } from 'node:util';
import receiptline from 'receiptline';
import type { Slip } from '../../devices/receipt-printer/contract.ts';
import { encodeSlip } from '../../devices/receipt-printer/encoder.ts';

const { values } = parseArgs({ options: { n: { type: 'string', default: '2000' } } });
const n = Number(values.n);

const ROWS = [
  ['回执号', 'LY001-20261124-0001-R'],
  ['提交时间', '2026-11-24 12:21'],
  ['终端', '浏阳市欧陆风情商业广场一楼'],
  ['办件编号', 'Y43018120261124RS000010'],
] as const;
const SLIP: Slip = {
  blocks: [
    { kind: 'text', text: '预约回执单', size: 2, bold: true, align: 'center' },
    { kind: 'rule' },
    ...ROWS.map(([label, value]) => ({ kind: 'row', label, value }) as const),
    { kind: 'barcode', data: 'LY001-20261124-0001-R' },
    { kind: 'qr', data: 'LYZD:LY001-20261124-0001-R' },
  ],
};
const MARKUP = [
  '^^^"预约回执单',
  '---',
  ...ROWS.map(([label, value]) => `${label} | ${value}`),
  '{code:LY001-20261124-0001-R; option:code128,2,80,hri}',
  '{code:LYZD:LY001-20261124-0001-R; option:qrcode,8,M}',
  '=',
].join('\n');
const PRINTER = { cpl: 48, encoding: 'gb18030', command: 'escpos', upsideDown: false } as const;

const noRaster = () => ({ widthBytes: 1, rows: 1, bits: Uint8Array.of(0) });
const ours = () => encodeSlip(SLIP, 80, noRaster).length;
const theirs = () => receiptline.transform(MARKUP, PRINTER).length;

function timed(work: () => number): number {
  const began = performance.now();
  work();
  return (performance.now() - began) * 1000;
}

const times = { ours: [] as number[], theirs: [] as number[] };
for (let round = 0; round < n; round++) {
  times.ours.push(timed(ours));
  times.theirs.push(timed(theirs));
}
const median = (list: readonly number[]) =>
  [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)] ?? 0;
const [us, them] = [median(times.ours), median(times.theirs)];
console.table({
  ours: { 'µs a slip': us, bytes: ours() },
  receiptline: { 'µs a slip': them, bytes: theirs() },
});
console.log(
  JSON.stringify({
    bench: 'slip',
    ratio: Number((us / them).toFixed(3)),
    limit: 1,
    better: 'lower',
    us: Number(us.toFixed(1)),
    them: Number(them.toFixed(1)),
    unit: 'us',
    n,
  }),
);
