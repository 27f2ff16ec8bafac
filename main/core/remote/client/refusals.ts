/** Why a kiosk did not do it, in a technician's words: its own refusals, and those of the way there. Pure. */
import { ORPCError } from '@orpc/client';
import type { AtTheMachine } from '../acts.ts';

const AT_THE_MACHINE: Record<AtTheMachine, string> = {
  'look-at-paper': '打出来的纸要有人在机器前拿起来看',
  'put-paper-in': '换纸要有人在机器前做',
  'person-judges': '自检要有人在机器前逐项看、逐项答',
  'sign-by-hand': '签字要在机器的屏幕上手写',
  'take-stick': '导出要有人在机器前插 U 盘',
  'hold-badge': '工牌要对准机器的扫码口登记',
  submission: '群众的办件怎么处理，只在机器前的维护界面里决定',
  door: '密码和工牌只用来打开机器的屏幕，远程凭证书',
};

const CLOSED = '终端关断了连接：证书不是它认的机构签发的、不在有效期内（或终端时钟不对），或连接太多';

const BY_CODE: Record<string, string> = {
  IN_USE: '现在有人正在使用这台终端：会打断他，没有做。请稍后再试',
  NOT_RECORDED: '终端写不进审计记录（磁盘满或损坏），所以没有做',
  NOT_HERE: '终端现在没有这一项（暂停服务时只有状态、队列、网络、日志、更新）',
  TOO_MANY: '一分钟里问得太多，请稍等再试',
  TOO_LONG: '内容太长',
  STRUCK_OFF: '这张证书已停用',
  EXPIRED: '这张证书已过期',
  NOT_A_TECHNICIAN: '这张证书不是维护人员的：通用名（CN）须为工号，用途须为客户端认证（clientAuth）',
  BAD_REQUEST: '内容不合要求，请核对写法',
  ECONNREFUSED: '连不上：终端没有开远程维护，或端口不对',
  EHOSTUNREACH: '连不上：到不了这个地址',
  ENETUNREACH: '连不上：到不了这个地址',
  ENOTFOUND: '连不上：查不到这个名字',
  ETIMEDOUT: '连不上：没有应答，多半被防火墙拦住',
  ERR_TLS_CERT_ALTNAME_INVALID: '对面的证书不是这台终端的：核对地址；证书写的是别的名字的，用 --name 写明',
  CERT_HAS_EXPIRED: '终端的证书已过期（或本机时钟不对）',
  CERT_NOT_YET_VALID: '终端的证书还没生效（或本机时钟不对）',
  ECONNRESET: CLOSED,
  EPIPE: CLOSED,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: '终端要求证书，没有给',
};

/** One line; of what is not known, its code. */
export function refusalOf(error: unknown): string {
  const code = String((error as { code?: unknown }).code ?? 'UNKNOWN');
  if (error instanceof ORPCError && code === 'AT_THE_MACHINE') {
    const why = (error.data as { why?: string } | undefined)?.why ?? '';
    const known = why in AT_THE_MACHINE ? AT_THE_MACHINE[why as AtTheMachine] : '这一项不能远程做';
    return `要在机器前做：${known}`;
  }
  if (code in BY_CODE) return BY_CODE[code] ?? code;
  if (/UNABLE_TO|SELF_SIGNED|CERT_/.test(code)) return `对面的证书不是 --ca 那个机构签发的（${code}）`;
  return `没有做成（${code}）`;
}

/** The kiosk went away while it did what ends its core: a restart that was asked for. */
export function isHangUp(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE'].includes(String((error as { code?: unknown }).code));
}
