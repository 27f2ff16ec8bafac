/** Every third status byte (SW3) of a SAM_V: what the driver does, and one sentence each for citizen and technician. GA/T 450 family. Pure. */
import type { DeviceFault } from '../common/status.ts';

export type Meaning =
  | 'done'
  /** The item asked for is not on this card. */
  | 'not-on-card'
  | 'found'
  | 'no-card'
  /** The radio link broke: find it anew. */
  | 'lifted'
  /** Card and SAM did not accept each other. */
  | 'rejected'
  /** The random number failed: reset the SAM, then find anew. */
  | 'reset'
  | 'not-an-id-card'
  /** The fingerprint block alone is wrong: read without it. */
  | 'without-fingerprint'
  /** The request or the answer was garbled on the wire: send it once more. */
  | 'resend'
  | 'fault';

type Code = { meaning: Meaning; citizen: string; technician: string };

const TRY_AGAIN = '没有读清楚，请取出卡套，把身份证平放在读卡器上。';
const KEEP_STILL = '身份证拿起得太快了，请平放并稍等片刻。';
const COUNTER = '证件没有通过核验，请到窗口办理。';
const NO_READER = '读卡器暂时不能使用，请手动输入或稍候。';

const CODES = {
  144: { meaning: 'done', citizen: '读取成功。', technician: '操作成功' },
  145: { meaning: 'not-on-card', citizen: '读取成功。', technician: '卡内没有该项内容（无追加住址属正常）' },
  159: { meaning: 'found', citizen: '正在读取，请不要移动身份证。', technician: '已寻到卡' },
  16: { meaning: 'resend', citizen: TRY_AGAIN, technician: '阅读器收到的数据校验和错误：检查数据线和干扰' },
  17: { meaning: 'resend', citizen: TRY_AGAIN, technician: '阅读器收到的数据长度错误：检查数据线和波特率' },
  33: { meaning: 'fault', citizen: NO_READER, technician: '阅读器不认识该命令或参数：请核对阅读器型号' },
  35: { meaning: 'fault', citizen: NO_READER, technician: '越权操作：请核对阅读器型号和授权' },
  36: { meaning: 'resend', citizen: TRY_AGAIN, technician: '阅读器报告无法识别的错误' },
  49: {
    meaning: 'rejected',
    citizen: COUNTER,
    technician: '证卡认证 SAM 失败：换一张证件试；都失败则更换阅读器',
  },
  50: {
    meaning: 'rejected',
    citizen: COUNTER,
    technician: 'SAM 认证证卡失败：换一张证件试；都失败则更换阅读器',
  },
  51: { meaning: 'rejected', citizen: COUNTER, technician: '证件信息验证错误：换一张证件试' },
  55: {
    meaning: 'without-fingerprint',
    citizen: TRY_AGAIN,
    technician: '指纹信息验证错误：改读不含指纹的信息',
  },
  63: { meaning: 'without-fingerprint', citizen: TRY_AGAIN, technician: '信息长度错误：改读不含指纹的信息' },
  64: {
    meaning: 'not-an-id-card',
    citizen: '这不是居民身份证，请换用身份证。',
    technician: '无法识别的卡类型（银行卡、手机等）',
  },
  65: { meaning: 'lifted', citizen: KEEP_STILL, technician: '读证卡操作失败（卡被拿起）' },
  71: { meaning: 'reset', citizen: TRY_AGAIN, technician: '取随机数失败：已复位 SAM' },
  96: {
    meaning: 'fault',
    citizen: NO_READER,
    technician: 'SAM 自检失败（SW3=60）：请断电重启阅读器，仍不行则更换',
  },
  102: {
    meaning: 'fault',
    citizen: NO_READER,
    technician: 'SAM 模块未经授权（SW3=66）：请联系阅读器厂商',
  },
  128: {
    meaning: 'no-card',
    citizen: '请将身份证平放在读卡器上。',
    technician: '没有寻到卡（空闲时属正常）',
  },
  129: { meaning: 'lifted', citizen: KEEP_STILL, technician: '选卡失败（卡被拿起）' },
} as const satisfies Record<number, Code>;

export type KnownStatus = keyof typeof CODES;
export const KNOWN_STATUSES = Object.keys(CODES).map(Number) as KnownStatus[];

const isKnown = (sw3: number): sw3 is KnownStatus => sw3 in CODES;

/** Codes that no document names are vendors' own: a fault. */
export function codeOf(sw3: number): Code {
  if (isKnown(sw3)) return CODES[sw3];
  const hex = sw3.toString(16).toUpperCase().padStart(2, '0');
  return {
    meaning: 'fault',
    citizen: NO_READER,
    technician: `阅读器报告厂商自定义状态 ${hex}：请断电重启阅读器`,
  };
}

export function meaningOf(sw3: number): Meaning {
  return codeOf(sw3).meaning;
}

export function readerFault(sw3: number): DeviceFault {
  const { technician } = codeOf(sw3);
  const code = sw3 === 0x66 ? 'not-authorised' : sw3 === 0x60 ? 'self-test' : 'protocol';
  return { code, technician };
}
