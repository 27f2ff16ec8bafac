/** Every dead end has its note: what happened in Chinese, its number, and three ways on. */
import { expect, it } from 'vitest';
import { DEAD_ENDS, DeadEnd } from '../../../../../main/core/model/dead-end.ts';
import { composeNote, type NoteSubject } from '../../../../../main/core/papers/note.ts';

const SUBJECT: NoteSubject = {
  noteNo: 'LY007-0A1B2C3D',
  deadEnd: 'no-times',
  language: 'zh-CN',
  at: '2026-11-24 10:31:40',
  kioskId: 'LY007',
  siteName: '示例终端',
  item: { code: 'RS-0001', name: '失业登记', departmentName: '市人社局' },
  receiptNo: null,
  hall: {
    name: '样例大厅',
    address: '样例路1号',
    phone: '0731-00000000',
    hours: '9:00–17:00',
    reportWindow: '一楼反映窗口',
  },
  elsewhere: [{ siteName: '样例社区', address: '样例路18号', distance: '步行约8分钟' }],
};

function noteText(subject: Partial<NoteSubject>): string {
  return composeNote({ ...SUBJECT, ...subject })
    .blocks.map((block) =>
      'text' in block ? block.text : 'label' in block ? `${block.label} ${block.value}` : '',
    )
    .join('\n');
}

it.each(DeadEnd.options)('%s', (deadEnd) => {
  const note = noteText({ deadEnd });
  expect(note).toContain(DEAD_ENDS[deadEnd]['zh-CN']);
  expect(note).toContain('单号 LY007-0A1B2C3D');
  expect(note).toContain('拨打 12345');
  expect(note).toContain('到样例大厅市人社局窗口，或一楼反映窗口');
  expect(note).toContain('样例社区，样例路18号，步行约8分钟');
});

it('says no time while the clock is in doubt, no item where none was chosen, no kiosk where none is known', () => {
  const note = noteText({ at: null, item: null, elsewhere: [] });
  expect(note).not.toContain('时间 2026');
  expect(note).not.toContain('事项编码');
  expect(note).toContain('其他终端在哪里，请拨 12345');
  expect(note).toContain('到样例大厅一楼反映窗口');
});

it('says in English below what a screen in English said', () => {
  expect(noteText({})).not.toContain('In English');
  const note = noteText({ language: 'en' });
  expect(note).toContain(`In English\n${DEAD_ENDS['no-times'].en}`);
  expect(note).toContain('call 12345');
});
