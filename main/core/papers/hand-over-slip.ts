/** The slip of a draft that waits (续办单): its code, and what to do with it. Names no person. */

import type { Slip } from '../../../devices/receipt-printer/contract.ts';
import { shownMinute } from '../model/clock.ts';
import { row, rule, text } from './blocks.ts';
import { inEnglish, type OnScreen } from './english.ts';

export type HandOverSubject = OnScreen & {
  /** Of the QR code. */
  code: string;
  /** ISO 8601 with the hall's offset. */
  until: string;
  itemName: string;
  siteName: string;
};

export function composeHandOver(subject: HandOverSubject): Slip {
  const { code, until, itemName, siteName } = subject;
  return {
    blocks: [
      text('浏阳市政务服务', 1, true, 'center'),
      text('续办单', 2, true, 'center'),
      text('还没有提交', 1, true, 'center'),
      rule,
      text(itemName, 2, true),
      row('最晚', shownMinute(until)),
      row('存于', siteName),
      rule,
      { kind: 'qr', data: code },
      text('接着办：到任意一台终端，把上面的二维码对准扫码口，再放上本人身份证。', 1, true),
      text('过期不办，存的内容自动删除。'),
      text('请像证件一样收好，只能用一次。', 1, true),
      ...inEnglish(subject, [
        text('Not handed in yet', 1, true),
        text(
          `To go on, by ${shownMinute(until)}: hold the QR code to the scanner of any kiosk, then put your own ID card on the reader.`,
        ),
        text('After that it is deleted. Keep this slip as safe as your card; it works once.'),
      ]),
    ],
  };
}
