/** The slip encoder: its bytes command by command, wide and narrow paper, and its Chinese against receiptline's. */
import iconv from 'iconv-lite';
import receiptline from 'receiptline';
import { describe, expect, it } from 'vitest';
import { type Command, takeCommand } from '../../../../devices/receipt-printer/command.ts';
import type { Slip } from '../../../../devices/receipt-printer/contract.ts';
import { COLUMNS, encodeSlip, type PaperWidth } from '../../../../devices/receipt-printer/encoder.ts';
import { columnsOf } from '../../../../devices/receipt-printer/layout.ts';
import { rasteriser } from '../../../../devices/receipt-printer/rasterise.ts';

const SLIP: Slip = {
  blocks: [
    { kind: 'text', text: '预约回执单', size: 2, bold: true, align: 'center' },
    { kind: 'rule' },
    { kind: 'row', label: '终端', value: '浏阳市欧陆风情商业广场一楼东门自动扶梯旁边的自助服务区' },
    { kind: 'row', label: '回执号', value: 'LY001-20261124-0001-R' },
    { kind: 'qr', data: 'LYZD:LY001-20261124-0001-R' },
  ],
};

function commands(slip: Slip, paper: PaperWidth): Command[] {
  const found: Command[] = [];
  for (let rest = encodeSlip(slip, paper, rasteriser(paper)); rest.length > 0; ) {
    const taken = takeCommand(rest);
    if (!taken) throw new Error('a command is not whole');
    found.push(taken.command);
    rest = rest.subarray(taken.length);
  }
  return found;
}

const linesOf = (slip: Slip, paper: PaperWidth) =>
  commands(slip, paper).flatMap((command) =>
    command.kind === 'text' ? [iconv.decode(Buffer.from(command.bytes), 'GB18030')] : [],
  );

describe.each([80, 58] as const)('on %i mm paper', (paper) => {
  it('begins from a known state, keeps within the columns, and ends with the cut', () => {
    const all = commands(SLIP, paper);
    expect(all[0]?.kind).toBe('init');
    expect(all.at(-1)?.kind).toBe('cut');
    const [title = '', ...rows] = linesOf(SLIP, paper);
    expect(columnsOf(title) * 2).toBeLessThanOrEqual(COLUMNS[paper]);
    for (const row of rows) expect(columnsOf(row)).toBeLessThanOrEqual(COLUMNS[paper]);
    expect(rows.join('').replace(/\s/g, '')).toContain('自助服务区');
    expect(rows.some((row) => row.endsWith('LY001-20261124-0001-R'))).toBe(true);
  });

  it('keeps a case number in one line', () => {
    const number = 'Y43018120261124RS000018';
    const slip: Slip = { blocks: [{ kind: 'row', label: '办件编号', value: number }] };
    expect(linesOf(slip, paper).filter((line) => line.includes('Y4'))).toEqual([
      expect.stringMatching(new RegExp(`^办件编号 +${number}$`)),
    ]);
  });

  it('draws a line whose characters the printer lacks, at the size of its neighbours, and loses none', () => {
    for (const name of ['䶮', '㙍', '\u{20BB7}', '\uE000']) {
      const slip: Slip = { blocks: [{ kind: 'row', label: '姓名', value: `张${name}` }] };
      expect(linesOf(slip, paper).join('')).not.toContain('?');
      const raster = commands(slip, paper).find((command) => command.kind === 'raster');
      expect(raster?.kind === 'raster' && raster.rows).toBe(34);
      expect(raster?.kind === 'raster' && raster.bits.some((byte) => byte !== 0)).toBe(true);
    }
  });

  it('lets no text become a command', () => {
    const slip: Slip = {
      blocks: [{ kind: 'row', label: '姓名', value: 'A\u001bp\u0000\u0010\u0014B\u001d\u0056C' }],
    };
    const kinds = commands(slip, paper).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'cut')).toHaveLength(1);
    expect(kinds).not.toContain('real-time');
    expect(linesOf(slip, paper).join('')).toMatch(/A p.*B.*VC/);
  });
});

describe('against receiptline', () => {
  it('encodes the same Chinese to the same bytes', () => {
    const words = ['浏阳市政务服务', '预审回执单', '不动产登记专区', '欧陆风情商业广场'];
    const theirs = receiptline.transform(words.join('\n'), {
      cpl: 48,
      encoding: 'gb18030',
      command: 'escpos',
      upsideDown: false,
    });
    const slip: Slip = {
      blocks: words.map((text) => ({ kind: 'text', text, size: 1, bold: false, align: 'left' })),
    };
    const ours = Buffer.from(encodeSlip(slip, 80, rasteriser(80))).toString('latin1');
    for (const word of words) {
      const bytes = iconv.encode(word, 'GB18030').toString('latin1');
      expect(theirs).toContain(bytes);
      expect(ours).toContain(bytes);
    }
  });
});
