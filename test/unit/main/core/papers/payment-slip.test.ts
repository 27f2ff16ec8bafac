/** The payment slip says what was paid and for what, and nothing of the person. */
import { expect, it } from 'vitest';
import { yuan } from '../../../../../main/core/model/payment.ts';
import { composePaymentSlip } from '../../../../../main/core/papers/payment-slip.ts';

it('has the amount, what for, to whom, and where the bill is', () => {
  const said = composePaymentSlip({
    language: 'en',
    order: {
      ...{ orderNo: '43012026112600012345', caseNo: 'S43018120261124BD000018', itemCode: 'BD-0003' },
      ...{ state: 'paid', cents: 55_005, what: '不动产登记费', payee: '浏阳市财政局' },
      ...{ until: '2026-12-11T23:59:59+08:00', code: 'https://platform.example/pay/x', isRefused: false },
      ...{ paidAt: '2026-11-26T07:40:00Z', billNo: '0123456789' },
    },
    itemName: '不动产转移登记',
    siteName: '终端',
    printedAt: '2026-11-26T15:41:00+08:00',
  })
    .blocks.map((block) =>
      'text' in block ? block.text : 'label' in block ? `${block.label} ${block.value}` : '',
    )
    .join('\n');
  for (const text of [
    '缴款凭条',
    '已缴 550.05 元',
    '缴什么 不动产登记费',
    '收款单位 浏阳市财政局',
    '缴款时间 2026-11-26 15:40',
    '电子票据号 0123456789',
    'In English\nPaid: 550.05 yuan',
  ]) {
    expect(said).toContain(text);
  }
  // The code that was paid by is of no use any more.
  expect(said).not.toContain('pay/x');
});

it.each([
  [1, '¥0.01'],
  [8000, '¥80.00'],
  [100_000_000, '¥1000000.00'],
])('%i cents are %s', (cents, text) => expect(yuan(cents)).toBe(text));
