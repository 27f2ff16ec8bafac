/** Tries the presence sensor: somebody steps away from it and before it again. */
import type { Technician } from '../common/module.ts';
import { NOT_READY, openForTest, PERSON_MS } from '../common/self-test.ts';
import { byteDevice } from '../transport/byte-device.ts';
import type { PresenceSensorConfig } from './config.ts';
import type { Presence } from './debounce.ts';
import { PresenceSensor } from './driver.ts';

const SAID = { person: '有人', nothing: '没有人' };

export async function selfTest(config: PresenceSensorConfig, technician: Technician): Promise<string | null> {
  const seen = new Set<Presence>();
  const both = Promise.withResolvers<void>();
  const onChange = (presence: Presence) => {
    if (presence === null) return;
    technician.say(`感应：${SAID[presence]}`);
    seen.add(presence);
    if (seen.size === 2) both.resolve();
  };
  const sensor = await openForTest(
    byteDevice(config.transport, (link) => new PresenceSensor(link, config, onChange)),
    technician,
  );
  if (!sensor) return NOT_READY;
  technician.say('请在 30 秒内离开感应范围，再走回来 …');
  const late = setTimeout(() => both.resolve(), PERSON_MS);
  await both.promise;
  clearTimeout(late);
  await sensor.stop();
  if (seen.size === 0) return '没有收到能识别的内容：检查波特率，以及输出格式是否为文本行';
  if (!seen.has('nothing')) return '一直说有人：检查朝向，或把 nearMillimetres 调小';
  return seen.has('person') ? null : '一直说没有人：检查朝向和遮挡，或把 nearMillimetres 调大';
}
