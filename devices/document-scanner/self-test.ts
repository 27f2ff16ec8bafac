/** Scans one page and says how large it came; the page is not kept. */
import type { Technician } from '../common/module.ts';
import { NOT_READY, sayStatus } from '../common/self-test.ts';
import type { DocumentScannerConfig } from './config.ts';
import { createDocumentScanner } from './device.ts';
import { LIMITS } from './driver.ts';

export async function selfTest(
  config: DocumentScannerConfig,
  technician: Technician,
): Promise<string | null> {
  const settled = Promise.withResolvers<boolean>();
  const scanner = createDocumentScanner(config, {
    onStatus: (status) => {
      sayStatus(technician, status);
      if (status.state === 'ready') settled.resolve(true);
      if (status.state === 'fault') settled.resolve(false);
    },
    raise: () => undefined,
    onHang: () => technician.onHang(),
  });
  scanner.start();
  const isReady = await settled.promise;
  if (!isReady) {
    await scanner.stop();
    return NOT_READY;
  }
  technician.say('正在扫描一页（不保留） …');
  const began = performance.now();
  const page = await scanner.scan(AbortSignal.timeout(LIMITS.scanMs));
  await scanner.stop();
  if (page.outcome === 'failed') return `没有扫成：${page.problem}`;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  technician.say(`扫到一页：${Math.round(page.jpeg.size / 1024)} KiB，用 ${seconds} 秒`);
  return null;
}
