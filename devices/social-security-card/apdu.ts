/** Commands to a chip card and its answers (ISO 7816-4), and what its status words mean. Pure. */

/** What the last two bytes of an answer say: 0x9000, 0x6982 … */
export type StatusWord = number;

export type CardAnswer = { data: Uint8Array; status: StatusWord };

export const APDU = {
  /** `sx1.sh.社会保障` in GBK: the environment of every social-security card (LD/T 32). */
  selectSocialSecurity: Uint8Array.from(Buffer.from('00a404000f7378312e73682ec9e7bbe1b1a3d5cf', 'hex')),
  selectFile: (file: number) => Uint8Array.of(0x00, 0xa4, 0x02, 0x00, 0x02, file >> 8, file & 0xff),
  /** By the tag of the item, as most cards take it, or by its number within the file; `length` 0 is "all". */
  readRecord: (record: number, by: 'tag' | 'number', length: number) =>
    Uint8Array.of(0x00, 0xb2, record, by === 'tag' ? 0x00 : 0x04, length),
  getResponse: (length: number) => Uint8Array.of(0x00, 0xc0, 0x00, 0x00, length),
} as const;

/** Null when not even the status word is there. */
export function splitAnswer(bytes: Uint8Array): CardAnswer | null {
  if (bytes.length < 2) return null;
  const [high = 0, low = 0] = bytes.subarray(-2);
  return { data: bytes.subarray(0, -2), status: (high << 8) | low };
}

/** 61xx: so many bytes wait to be fetched, 0 for 256. 6Cxx: the command wanted another length. */
export function moreOf(status: StatusWord): { want: 'get-response' | 'repeat'; length: number } | null {
  const [high, low] = [status >> 8, status & 0xff];
  if (high === 0x61) return { want: 'get-response', length: low };
  return high === 0x6c ? { want: 'repeat', length: low } : null;
}

export const OK: StatusWord = 0x9000;

export type CardTrouble = 'not-a-social-security-card' | 'blocked' | 'protected' | 'unreadable';

export type StatusMeaning = { trouble: CardTrouble; citizen: string; technician: string };

const CITIZEN: Readonly<Record<CardTrouble, string>> = {
  'not-a-social-security-card': '这不是社会保障卡，请换一张卡，或改用身份证',
  blocked: '这张社会保障卡已被锁定，请到社保窗口处理',
  protected: '这张社会保障卡不允许自助读取，请改用身份证',
  unreadable: '没有读出卡片，请把芯片朝前重新插入',
};

/** By status word, ISO 7816-4 tables 5 and 6 and LD/T 32. */
const MEANINGS: ReadonlyMap<StatusWord, [CardTrouble, string]> = new Map<StatusWord, [CardTrouble, string]>([
  [0x6283, ['blocked', '选中的文件已失效']],
  [0x6581, ['unreadable', '卡内存储器故障']],
  [0x6700, ['unreadable', '命令长度错误']],
  [0x6982, ['protected', '不满足安全状态：该数据需要密码或 PSAM']],
  [0x6983, ['blocked', '认证方法锁定']],
  [0x6985, ['protected', '不满足使用条件']],
  [0x6a81, ['blocked', '功能不支持或卡已锁定']],
  [0x6a82, ['not-a-social-security-card', '没有社保应用或文件']],
  [0x6a83, ['unreadable', '没有这条记录']],
  [0x6a86, ['unreadable', '参数 P1 P2 错误']],
  [0x6b00, ['unreadable', '参数错误']],
  [0x6d00, ['not-a-social-security-card', '命令不支持']],
  [0x6e00, ['not-a-social-security-card', '命令类别不支持']],
  [0x9303, ['blocked', '应用被永久锁定']],
]);

export function meaningOf(status: StatusWord): StatusMeaning {
  const [trouble, cause] = MEANINGS.get(status) ?? ['unreadable', '未知状态'];
  const code = status.toString(16).padStart(4, '0').toUpperCase();
  return { trouble, citizen: CITIZEN[trouble], technician: `社保卡返回 ${code}：${cause}` };
}
