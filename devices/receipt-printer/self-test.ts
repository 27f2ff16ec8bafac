/** Tries the receipt printer: a test slip, and whether it sees the slip at its exit. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Technician } from '../common/module.ts';
import { NOT_READY, openForTest, PERSON_MS } from '../common/self-test.ts';
import { byteDevice } from '../transport/byte-device.ts';
import type { ReceiptPrinterConfig } from './config.ts';
import { ReceiptPrinter } from './driver.ts';
import { rasteriser } from './rasterise.ts';
import { testSlip } from './test-slip.ts';

/** Between two looks at the exit, in milliseconds. */
const LOOK_MS = 300;

const EXIT_WORDS: Readonly<Record<string, string>> = {
  true: '有回执未取走',
  false: '空',
  null: '打印机不回答（请核对 receiptPrinter.presenter 与打印机型号）',
};

export async function selfTest(
  { transport, ...options }: ReceiptPrinterConfig,
  technician: Technician,
): Promise<string | null> {
  const rasterise = rasteriser(options.paperWidth);
  const printer = await openForTest(
    byteDevice(transport, (link) => new ReceiptPrinter(link, { ...options, rasterise })),
    technician,
  );
  if (!printer) return NOT_READY;
  const hasPresenter = options.presenter !== 'none';
  const slipAtExit = () => printer.use((driver) => driver.slipAtExit());
  if (hasPresenter) technician.say(`出纸口：${EXIT_WORDS[`${await slipAtExit()}`]}`);
  const result = await printer.use((driver) =>
    driver.print(testSlip({ kioskId: '测试', siteName: '设备测试', at: new Date().toISOString() })),
  );
  const isPrinted = result?.outcome === 'printed';
  if (isPrinted) {
    technician.say('测试页已打印');
    if (hasPresenter) await awaitTaking(slipAtExit, technician);
    else technician.say('出纸口：未配置出纸器（receiptPrinter.presenter），不能判断回执是否取走');
  }
  await printer.stop();
  return isPrinted ? null : `没有打印：${JSON.stringify(result)}`;
}

async function awaitTaking(slipAtExit: () => Promise<boolean | null>, technician: Technician): Promise<void> {
  let slip = await slipAtExit();
  technician.say(`出纸口：${EXIT_WORDS[`${slip}`]}`);
  if (slip) technician.say('请在 30 秒内取走 …');
  for (
    const until = performance.now() + PERSON_MS;
    slip && performance.now() < until;
    slip = await slipAtExit()
  ) {
    await sleep(LOOK_MS);
  }
  if (slip === false) technician.say('回执已取走');
}
