/** Tries the identity card reader: its module's number, a card, and the card's photo. */
import type { Technician } from '../common/module.ts';
import { NOT_READY, openForTest, PERSON_MS } from '../common/self-test.ts';
import type { Supervisor } from '../common/supervisor.ts';
import { byteDevice } from '../transport/byte-device.ts';
import type { IdCardReaderConfig, PhotoDecoderConfig } from './config.ts';
import { IdCardReader } from './driver.ts';
import type { Opaque } from './opaque.ts';
import { photoDecoder } from './photo.ts';

export async function selfTest(
  { transport, allowedSams, photoDecoder: decoder }: IdCardReaderConfig,
  technician: Technician,
): Promise<string | null> {
  const reader = await openForTest(
    byteDevice(transport, (link) => new IdCardReader(link)),
    technician,
  );
  if (!reader) return NOT_READY;
  const number = await reader.use((driver) => driver.samId());
  technician.say(`SAM 编号：${number ?? '读不出'}`);
  if (allowedSams?.length && !allowedSams.includes(number ?? ''))
    return 'SAM 编号不在 devices.idCardReader.allowedSams 中';
  technician.say('请在 30 秒内放上身份证 …');
  const photo = await readCard(reader, technician);
  if (photo) {
    await testPhoto(decoder, photo, technician);
    technician.say('请取走身份证');
  }
  await reader.stop();
  return photo ? null : '没有读到身份证';
}

/** The card's photo, still coded; null when no card was read in time. */
async function readCard(reader: Supervisor<IdCardReader>, technician: Technician): Promise<Opaque | null> {
  for (const until = performance.now() + PERSON_MS; performance.now() < until; ) {
    const result = await reader.use((driver) => driver.readOnce(() => technician.say('正在读取 …')));
    if (result?.outcome === 'read') {
      // A technician needs to know that it was read, not who it was.
      const { card, photo } = result;
      technician.say(`读取成功：${card.kind}，姓名 ${[...card.name].length} 个字，有效期至 ${card.validTo}`);
      return photo;
    }
    if (result && result.outcome !== 'no-card') technician.say(`未读成：${JSON.stringify(result)}`);
  }
  return null;
}

async function testPhoto(
  config: PhotoDecoderConfig | undefined,
  wlt: Opaque,
  technician: Technician,
): Promise<void> {
  if (!config) return technician.say('照片：没有配置解码程序（idCardReader.photoDecoder），屏幕显示人像轮廓');
  const began = performance.now();
  const photo = await photoDecoder(config)(wlt.reveal());
  const took = Math.round(performance.now() - began);
  technician.say(
    photo
      ? `照片：${photo.width}×${photo.height}，解码用 ${took} 毫秒`
      : `照片：解码程序失败或超时（${took} 毫秒）`,
  );
}
