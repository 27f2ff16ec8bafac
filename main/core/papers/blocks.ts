/** What the slips here are put together from. */
import type { SlipBlock, TextSize } from '../../../devices/receipt-printer/contract.ts';

export const text = (
  value: string,
  size: TextSize = 1,
  bold = false,
  align: 'left' | 'center' = 'left',
): SlipBlock => ({
  kind: 'text',
  text: value,
  size,
  bold,
  align,
});

export const row = (label: string, value: string): SlipBlock => ({ kind: 'row', label, value });

export const rule: SlipBlock = { kind: 'rule' };
