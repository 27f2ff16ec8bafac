/** The page that tries an A4 printer: a scale, rows near both sides, a code, common and rare characters. */
import { hallTime } from '../model/clock.ts';
import { Sheet } from './sheet.ts';

export async function testPage(subject: {
  kioskId: string;
  siteName: string;
}): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = new Sheet('打印测试');
  sheet.qr(`LYZD:TEST:${subject.kioskId}`);
  sheet.heading('A4 打印测试', 20, 'left');
  sheet.clearQr();
  sheet.row('终端编号', subject.kioskId);
  sheet.row('地点', subject.siteName);
  sheet.row('时间', hallTime(Date.now()).slice(0, 19).replace('T', ' '));
  sheet.row('常用字', '政务服务自助终端 0123456789 ABCDEFG');
  sheet.row('生僻字', '䶮 㙍 𠮷 頔 訢 磾');
  sheet.gap(12);
  sheet.text('请看：文字清楚，横线不断，四边没有缺，二维码能扫。');
  return sheet.bytes();
}
