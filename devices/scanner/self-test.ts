/** Tries the scanner with one code. */
import type { Technician } from '../common/module.ts';
import { NOT_READY, openForTest, PERSON_MS } from '../common/self-test.ts';
import { byteDevice } from '../transport/byte-device.ts';
import type { ScannerConfig } from './config.ts';
import { collectorFor } from './device.ts';
import { Scanner } from './driver.ts';
import { recogniseScan } from './payload.ts';

export async function selfTest(config: ScannerConfig, technician: Technician): Promise<string | null> {
  const scanned = Promise.withResolvers<string | null>();
  const scanner = await openForTest(
    byteDevice(config.transport, (link) => new Scanner(link, collectorFor(config), scanned.resolve)),
    technician,
  );
  if (!scanner) return NOT_READY;
  technician.say('请在 30 秒内扫一个码 …');
  const late = setTimeout(() => scanned.resolve(null), PERSON_MS);
  const text = await scanned.promise;
  clearTimeout(late);
  await scanner.stop();
  if (text === null) return '没有扫到码';
  technician.say(`扫到 ${[...text].length} 个字符，类型 ${recogniseScan(text).kind}`);
  return null;
}
