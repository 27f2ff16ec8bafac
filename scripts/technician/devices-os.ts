/** The part of `npm run devices` that asks the system's print and smart-card services. */
import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import { A4PrinterConfig } from '../../devices/a4-printer/config.ts';
import { A4PrinterDevice } from '../../devices/a4-printer/device.ts';
import { ask, endpointOf } from '../../devices/a4-printer/http.ts';
import { getQueues, isRefusal, readQueues } from '../../devices/a4-printer/protocol.ts';
import type { DeviceStatus } from '../../devices/common/status.ts';
import type { SocialCardConfig } from '../../devices/social-security-card/config.ts';
import type { SocialCardEvent } from '../../devices/social-security-card/contract.ts';
import { SocialCardDevice } from '../../devices/social-security-card/device.ts';
import { winscard } from '../../devices/social-security-card/winscard.ts';
import { fail, say } from '../setup/lib.mjs';

const PATIENCE_MS = 3_000;
/** How long somebody has to insert a card, in milliseconds. */
const CARD_PATIENCE_MS = 30_000;

export async function listSystemDevices(): Promise<void> {
  await listPrintQueues();
  await listCardReaders();
}

async function listPrintQueues(): Promise<void> {
  const config = A4PrinterConfig.parse({ kind: 'cups', queue: 'any' });
  const endpoint = config.kind === 'none' ? null : endpointOf(config);
  const answer = endpoint && (await ask({ ...endpoint, path: '/' }, getQueues(endpoint), PATIENCE_MS));
  if (!answer?.ok) return say('A4 打印：CUPS 未运行（网络打印机可用 ipp 直连）');
  const queues = isRefusal(answer.message) ? [] : readQueues(answer.message);
  say(`A4 打印队列 ${queues.length} 个`);
  for (const { name, deviceUri } of queues) {
    const direct = deviceUri.startsWith('ipp://') ? `，或直连 { kind: ipp, uri: ${deviceUri} }` : '';
    say(`  ${name}  ${deviceUri}  a4Printer: { kind: cups, queue: ${name} }${direct}`);
  }
}

async function listCardReaders(): Promise<void> {
  const service = await winscard(() => say('智能卡服务不应答')).open();
  if (!service.ok) {
    const missing = service.problem === 'no-library' ? '缺少 libpcsclite1 或 koffi' : 'pcscd 未运行';
    return say(`社保卡读卡器：${missing}`);
  }
  const readers = await service.value.readers();
  say(`PC/SC 读卡器 ${readers.ok ? readers.value.length : 0} 个`);
  for (const name of readers.ok ? readers.value : []) {
    say(`  ${name}  socialSecurityCard: { kind: pcsc }`);
  }
  await service.value.close();
}

/** Prints a page, and says what came of it. */
export async function testA4(config: A4PrinterConfig | undefined): Promise<void> {
  if (!config || config.kind === 'none') fail('配置中没有 A4 打印机（devices.a4Printer）');
  const printer = new A4PrinterDevice({ config, onStatus: sayStatus });
  printer.start();
  const answer = await printer.print(await testPage(), 'test-page');
  say(answer.outcome === 'printed' ? '测试页已打印' : `没有打印：${JSON.stringify(answer)}`);
  if (answer.outcome !== 'printed') process.exitCode = 1;
  await printer.stop();
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

/** Reads a card, and says that it was read, not whose it is. */
export async function testSocialCard(config: SocialCardConfig | undefined): Promise<void> {
  if (!config || config.kind === 'none') fail('配置中没有社保卡读卡器（devices.socialSecurityCard）');
  const reader = new SocialCardDevice({
    config,
    system: winscard(() => fail('智能卡服务不应答')),
    onStatus: sayStatus,
    onPresence: () => undefined,
  });
  reader.start();
  say('请在 30 秒内插入社保卡 …');
  const patience = AbortSignal.timeout(CARD_PATIENCE_MS);
  let said: SocialCardEvent['state'] | null = null;
  for await (const event of reader.read(patience)) {
    said = event.state;
    if (event.state === 'read') {
      const { name, cardNumber } = event.card;
      say(`读取成功：姓名 ${[...name].length} 个字，卡号 ${cardNumber.length} 位。请取走社保卡`);
    } else say(`${event.state}${'reason' in event ? `：${event.reason}` : ''}`);
  }
  await reader.stop();
  if (said !== 'read') fail('没有读到社保卡');
}

function sayStatus({ port, state, fault, warnings }: DeviceStatus): void {
  say(`${port}：${state}${fault ? `，${fault.technician}` : ''}`);
  for (const warning of warnings) say(`  提示：${warning}`);
}
