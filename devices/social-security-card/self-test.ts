/** Tries the social-security card reader with one card; says that it was read, not whose it is. */
import type { Technician } from '../common/module.ts';
import { PERSON_MS, sayStatus } from '../common/self-test.ts';
import type { SocialCardConfig } from './config.ts';
import type { SocialCardEvent } from './contract.ts';
import { createSocialCardReader } from './device.ts';

export async function selfTest(config: SocialCardConfig, technician: Technician): Promise<string | null> {
  const reader = createSocialCardReader(config, {
    onStatus: (status) => sayStatus(technician, status),
    raise: () => undefined,
    onHang: () => technician.onHang(),
  });
  reader.start();
  technician.say('请在 30 秒内插入社保卡 …');
  let last: SocialCardEvent['state'] | null = null;
  for await (const event of reader.read(AbortSignal.timeout(PERSON_MS))) {
    last = event.state;
    if (event.state === 'read') {
      const { name, cardNumber } = event.card;
      technician.say(`读取成功：姓名 ${[...name].length} 个字，卡号 ${cardNumber.length} 位。请取走社保卡`);
    } else technician.say(`${event.state}${'reason' in event ? `：${event.reason}` : ''}`);
  }
  await reader.stop();
  return last === 'read' ? null : '没有读到社保卡';
}
