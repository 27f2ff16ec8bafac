/** The print queues of this machine's CUPS, and how each is written in the configuration. */
import type { Technician } from '../common/module.ts';
import { A4PrinterConfig } from './config.ts';
import { ask, endpointOf } from './http.ts';
import { getQueues, isRefusal, readQueues } from './protocol.ts';

const ANSWER_MS = 3_000;

export async function listPrintQueues({ say }: Technician): Promise<void> {
  const config = A4PrinterConfig.parse({ kind: 'cups', queue: 'any' });
  const endpoint = config.kind === 'none' ? null : endpointOf(config);
  const answer = endpoint && (await ask({ ...endpoint, path: '/' }, getQueues(endpoint), ANSWER_MS));
  if (!answer?.ok) return say('A4 打印：CUPS 未运行（网络打印机可用 ipp 直连）');
  const queues = isRefusal(answer.message) ? [] : readQueues(answer.message);
  say(`A4 打印队列 ${queues.length} 个`);
  for (const { name, deviceUri } of queues) {
    const direct = deviceUri.startsWith('ipp://') ? `，或直连 { kind: ipp, uri: ${deviceUri} }` : '';
    say(`  ${name}  ${deviceUri}  a4Printer: { kind: cups, queue: ${name} }${direct}`);
  }
}
