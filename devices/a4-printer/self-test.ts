/** Tries the A4 printer with one page. */
import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import type { Technician } from '../common/module.ts';
import { sayStatus } from '../common/self-test.ts';
import type { A4PrinterConfig } from './config.ts';
import { createA4Printer } from './device.ts';

export async function selfTest(config: A4PrinterConfig, technician: Technician): Promise<string | null> {
  const printer = createA4Printer(config, {
    onStatus: (status) => sayStatus(technician, status),
    raise: () => undefined,
    onHang: () => technician.onHang(),
  });
  printer.start();
  const result = await printer.print(await testPage(), 'test-page');
  const isPrinted = result.outcome === 'printed';
  if (isPrinted) technician.say('测试页已打印');
  await printer.stop();
  return isPrinted ? null : `没有打印：${JSON.stringify(result)}`;
}

async function testPage(): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4' });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const whole = once(pdf, 'end');
  pdf.fontSize(28).text('TEST PAGE').fontSize(14).text(new Date().toISOString());
  pdf.end();
  await whole;
  return Buffer.concat(parts);
}
