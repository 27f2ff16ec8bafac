/** The note of a dead end (办不成事反映单): shown at a window, nobody has to tell it again. Names no person. */
import type { Slip } from '../../../devices/receipt-printer/contract.ts';
import { DEAD_ENDS, type DeadEnd, HOTLINE } from '../model/dead-end.ts';
import { row, rule, text } from './blocks.ts';
import { inEnglish, type OnScreen } from './english.ts';

export type NoteSubject = OnScreen & {
  /** Unique; the log has the same. */
  noteNo: string;
  deadEnd: DeadEnd;
  /** YYYY-MM-DD HH:MM:SS by the hall's clock; null while the kiosk's clock is in doubt. */
  at: string | null;
  kioskId: string;
  siteName: string;
  /** What it was about, where something was chosen. */
  item: { code: string; name: string; departmentName: string } | null;
  /** Where the matter was handed in all the same. */
  receiptNo: string | null;
  hall: { name: string; address: string; phone: string; hours: string; reportWindow: string };
  elsewhere: readonly { siteName: string; address: string; distance: string }[];
};

export function composeNote(subject: NoteSubject): Slip {
  const { noteNo, deadEnd, at, item, receiptNo, hall } = subject;
  const [nearest] = subject.elsewhere;
  return {
    blocks: [
      text('浏阳市政务服务', 1, true, 'center'),
      text('办不成事反映单', 2, true, 'center'),
      rule,
      ...(item ? [text(item.name, 2, true)] : []),
      text(DEAD_ENDS[deadEnd]['zh-CN'], 1, true),
      rule,
      row('单号', noteNo),
      ...(at === null ? [] : [row('时间', at)]),
      ...(item ? [row('事项编码', item.code)] : []),
      ...(receiptNo === null ? [] : [row('回执号', receiptNo)]),
      row('终端', `${subject.siteName}（${subject.kioskId}）`),
      rule,
      text('您还可以', 1, true),
      text(`1. 拨打 ${HOTLINE}（全天），或大厅电话 ${hall.phone}`),
      text(`2. 到${hall.name}${item ? `${item.departmentName}窗口，或` : ''}${hall.reportWindow}`),
      row('地址', hall.address),
      // A printer's own dash takes two columns.
      row('时间', hall.hours.replaceAll('–', '-')),
      text(
        nearest
          ? `3. 到最近的其他终端：${nearest.siteName}，${nearest.address}，${nearest.distance}`
          : `3. 其他终端在哪里，请拨 ${HOTLINE} 询问`,
      ),
      rule,
      text('出示此单即可，不用再说一遍。', 1, false, 'center'),
      { kind: 'barcode', data: noteNo },
      ...inEnglish(subject, [
        text(DEAD_ENDS[deadEnd].en, 1, true),
        text(`Show this note at the hall, or call ${HOTLINE} (day and night): you need not tell it again.`),
      ]),
    ],
  };
}
