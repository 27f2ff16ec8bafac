/** Whether the platform still counts this machine as its kiosk: kept, since a machine that was replaced must know it offline too. */
import type { Logger } from 'pino';
import { z } from 'zod';
import { StruckOff } from '../platform/link.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { Facts } from '../store/facts.ts';

const NAME = 'struck-off';
const Kept = z.object({ kid: z.string(), why: StruckOff });

/** Null: it is not known to be struck off. Of another key than the present one nothing is said: it was enrolled anew. */
export function struckOffAs(facts: Pick<Facts, 'read'>, kid: string): StruckOff | null {
  const kept = facts.read(NAME, Kept.nullable());
  return kept?.kid === kid ? kept.why : null;
}

/** What the link is told to call: `restart` once what is said is another than what is known. */
export function noteStanding(
  facts: Facts,
  kid: string,
  log: Pick<Logger, 'warn'>,
  restart: () => void,
): (struckOff: StruckOff | null) => void {
  return (why) => {
    if (struckOffAs(facts, kid) === why) return;
    log.warn({ event: 'enrolment.standing', why: why ?? 'known' });
    // On a disk that refuses it goes on as it was; nothing it sends is taken.
    if (unlessDiskRefuses(() => facts.write(NAME, why && { kid, why }))) restart();
  };
}

/** For the technician: why it serves nobody, and what to do. */
export function struckOffDetails(why: StruckOff): string[] {
  const cause = {
    'kiosk-replaced': '本终端编号已由另一台机器接替，平台不再接收本机的任何请求',
    'kiosk-struck-off': '平台已注销本终端，不再接收本机的任何请求',
  }[why];
  return [
    `${cause}。本机不再服务，也不会重复提交`,
    '尚未送达的办件仍密封保存在本机：运行 sudo liuyang-kiosk-admin export --to 目录 导出（开发环境：npm run export-queue），交给平台人员；接替的机器已送达的，平台按同一标识识别，不会重复',
    '要让本机重新服务，请向平台领取新的登记码，在下面的“登记到平台”里重新登记；确认不再使用后再删除数据目录',
  ];
}
