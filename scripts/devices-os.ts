/** The part of `npm run devices` that asks the system's print and smart-card services. */
import { ask, endpointOf } from '../devices/a4-printer/http.ts';
import { getQueues, isRefusal, readQueues } from '../devices/a4-printer/protocol.ts';
import { winscard } from '../devices/social-security-card/winscard.ts';
import { A4PrinterConfig } from '../kiosk-config/schema.ts';
import { say } from './lib.mjs';

const PATIENCE_MS = 3_000;

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
