/** A month of a kiosk's service on one sheet of A4, for the operator's file. Holds nothing of anybody. */
import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import { Fonts, type Weight } from '../papers/fonts.ts';
import {
  type Cause,
  clock,
  type DayFigures,
  type Minute,
  type MonthFigures,
  type Outage,
  share,
} from './figures.ts';

export type UptimeSubject = {
  kioskId: string;
  siteName: string;
  /** YYYY-MM */
  month: string;
  figures: MonthFigures;
  /** Of the report itself, `YYYY-MM-DD HH:MM`. */
  madeAt: string;
};

/** All in points of 1/72 inch. */
const MARGIN = 48;
const WIDTH = 595.28 - 2 * MARGIN;
const SIZE = 9;
const DAY_PITCH = 13.2;
const BAR_FROM = MARGIN + 66;
const BAR_WIDTH = WIDTH - 66 - 58;
const BAR_HEIGHT = 9;
/** The longest ones; what else there was is counted. */
const OUTAGES_SHOWN = 12;

/** Told apart in grey, too: a file's copies are not coloured. */
const COLOURS: Readonly<Record<'served' | 'due-not' | 'off' | 'closed', string>> = {
  served: '#2f7d74',
  'due-not': '#c0392b',
  off: '#1e1e1e',
  closed: '#e6e2d8',
};
const CAUSES: Readonly<Record<Cause, string>> = {
  off: '没有运行（断电、关机或数据盘不可用）',
  'not-configured': '暂停服务：尚未配置',
  configuration: '暂停服务：配置有误',
  storage: '暂停服务：数据盘故障',
  catalogue: '暂停服务：事项目录有误',
  enrolment: '暂停服务：终端未登记',
  'struck-off': '暂停服务：已被替换或注销',
};

class Page {
  readonly pdf;
  readonly #fonts;
  readonly #chunks: Buffer[] = [];

  constructor(title: string) {
    this.pdf = new PDFDocument({ size: 'A4', margin: 0, info: { Title: title }, font: '' });
    this.#fonts = new Fonts(this.pdf);
    this.pdf.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
  }

  text(
    text: string,
    x: number,
    y: number,
    size = SIZE,
    weight: Weight = 'regular',
    colour = '#1e1e1e',
  ): void {
    let at = x;
    for (const { font, text: part } of this.#fonts.runs(text, weight)) {
      if (font === null) continue;
      this.pdf.font(font).fontSize(size).fillColor(colour);
      this.pdf.text(part, at, y, { lineBreak: false });
      at += this.pdf.widthOfString(part);
    }
  }

  box(x: number, y: number, width: number, height: number, colour: string): void {
    this.pdf.rect(x, y, width, height).fill(colour);
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const done = once(this.pdf, 'end');
    this.pdf.end();
    await done;
    return new Uint8Array(Buffer.concat(this.#chunks));
  }
}

export async function uptimePdf(subject: UptimeSubject): Promise<Uint8Array<ArrayBuffer>> {
  const { kioskId, siteName, month, figures, madeAt } = subject;
  const [year, number] = month.split('-').map(Number);
  const title = `自助终端运行记录　${year}年${number}月`;
  const page = new Page(`${kioskId} ${title}`);
  page.text(title, MARGIN, 42, 18, 'bold');
  page.text(`终端 ${kioskId}　${siteName}`, MARGIN, 70, 11);
  page.text(`可用率 ${share(figures)}`, MARGIN, 90, 13, 'bold');
  const hours = (minutes: number) => (minutes / 60).toFixed(1);
  const sum = `应开放 ${hours(figures.due)} 小时，实际服务 ${hours(figures.served)} 小时，中断 ${figures.outages.length} 次`;
  page.text(sum, MARGIN + 140, 92, 11);
  legend(page, 112);
  const top = 140;
  for (const hour of [0, 6, 12, 18, 24])
    page.text(String(hour), BAR_FROM + (BAR_WIDTH * hour) / 24 - 3, top - 13, 7.5, 'regular', '#6b6b6b');
  for (const [at, day] of figures.days.entries()) dayRow(page, day, top + at * DAY_PITCH);
  const below = top + figures.days.length * DAY_PITCH + 14;
  outages(page, figures.outages, below);
  const note = `可用率 = 实际服务的分钟 ÷ 应开放的分钟；两分钟以内的间断（程序自己重新启动）不算中断。由本机记录生成，制表时间 ${madeAt}。`;
  page.text(note, MARGIN, 812, 7.5, 'regular', '#6b6b6b');
  return page.bytes();
}

function legend(page: Page, y: number): void {
  const entries = [
    ['served', '服务'],
    ['due-not', '暂停服务'],
    ['off', '没有运行'],
    ['closed', '时间外'],
  ] as const;
  for (const [at, [colour, name]] of entries.entries()) {
    const x = BAR_FROM + at * 76;
    page.box(x, y + 2, 12, 7, COLOURS[colour]);
    page.text(name, x + 16, y - 1);
  }
}

function colourOf(what: Minute): string | null {
  if (what === 'later') return null;
  if (what === 'open') return COLOURS.served;
  if (what === 'closed-hours') return COLOURS.closed;
  return what === 'off' ? COLOURS.off : COLOURS['due-not'];
}

function dayRow(page: Page, { date, runs, due, served }: DayFigures, y: number): void {
  const [, month, day] = date.split('-').map(Number);
  const weekday = '日一二三四五六'[new Date(`${date}T00:00:00Z`).getUTCDay()];
  page.text(`${month}月${day}日 周${weekday}`, MARGIN, y - 2, 8.5);
  for (const { from, to, what } of runs) {
    const colour = colourOf(what);
    if (colour === null) continue;
    const x = BAR_FROM + (BAR_WIDTH * from) / 1440;
    // A minute is seen, too.
    const width = Math.max(
      (BAR_WIDTH * (to - from)) / 1440,
      what === 'open' || what === 'closed-hours' ? 0 : 1.2,
    );
    page.box(x, y, width, BAR_HEIGHT, colour);
  }
  if (runs.some(({ what }) => what !== 'later'))
    page.text(share({ due, served }), BAR_FROM + BAR_WIDTH + 10, y - 2, 8.5);
}

function outages(page: Page, all: readonly Outage[], y: number): void {
  page.text('中断', MARGIN, y, 11, 'bold');
  if (all.length === 0) page.text('没有。', MARGIN, y + 18);
  const shown = [...all]
    .sort((one, other) => other.to - other.from - (one.to - one.from))
    .slice(0, OUTAGES_SHOWN);
  shown.sort((one, other) =>
    `${one.date}${clock(one.from)}` < `${other.date}${clock(other.from)}` ? -1 : 1,
  );
  for (const [at, { date, from, to, cause }] of shown.entries()) {
    const line = y + 18 + at * 13;
    page.text(`${date.slice(5)}　${clock(from)}–${clock(to)}`, MARGIN, line);
    page.text(`${to - from} 分钟`, MARGIN + 110, line);
    page.text(CAUSES[cause], MARGIN + 170, line);
  }
  const left = all.length - shown.length;
  if (left > 0) page.text(`另有较短的 ${left} 次。`, MARGIN, y + 18 + shown.length * 13);
}
