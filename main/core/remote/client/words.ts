/** What a kiosk says from afar, in a technician's words. */
import { DEVICES, type DeviceName, type DeviceStatus } from '../../../../devices/index.ts';
import type { KioskStatus } from '../../kiosk/contract.ts';
import type { ClosedReason } from '../../model/closed-reason.ts';
import type { DutyHours, FaultText } from '../../model/duty.ts';
import type { PathProblem, PathResult, PathStep } from '../../model/network-path.ts';
import type { CountedPrinter } from '../../model/paper.ts';
import type { UpdateState } from '../../model/update-state.ts';

export const CLOSED: Record<ClosedReason, string> = {
  'not-configured': '尚未配置',
  configuration: '配置有误',
  storage: '数据盘有问题',
  catalogue: '事项目录有误',
  enrolment: '未登记到平台',
  'struck-off': '已被替换或注销',
};

/** As each device's module calls itself. */
export const DEVICE_NAMES: ReadonlyMap<DeviceName, string> = new Map(
  DEVICES.map(({ name, words }) => [name, words.name]),
);

export const DEVICE_STATES: Record<DeviceStatus['state'], string> = {
  off: '未装',
  opening: '正在打开',
  ready: '正常',
  busy: '正在使用',
  fault: '故障',
};

export const CLOCKS: Record<KioskStatus['clock'], string> = { right: '准', behind: '慢了', ahead: '快了' };

export const PRINTERS: Record<CountedPrinter, string> = {
  'receipt-printer': '回执纸',
  'a4-printer': 'A4 纸',
};

export const STEPS: Record<PathStep, string> = {
  gateway: '1 网线与网关',
  name: '2 域名解析',
  connect: '3 连接端口',
  tls: '4 加密与证书',
  platform: '5 平台签名应答',
  clock: '6 时钟',
};

export const STEP_STATES: Record<PathResult['state'], string> = {
  ok: '正常',
  wrong: '不正常',
  none: '无此项',
  'not-reached': '未到达',
};

export const PATH_PROBLEMS: Record<PathProblem, string> = {
  'no-route': '没有网关',
  'name-unknown': '查不到平台的名字',
  'name-server-silent': 'DNS 服务器不答',
  refused: '平台拒绝连接',
  silent: '平台不答，多半被防火墙拦住',
  unreachable: '到不了平台的地址',
  'proxy-refused': '代理连不上',
  'proxy-silent': '代理不答',
  'proxy-denies': '代理不放行',
  'certificate-unknown': '平台证书的签发机构不认识',
  'certificate-expired': '平台证书过期',
  'certificate-not-yet': '平台证书还没生效',
  'certificate-other-name': '证书是别的主机的',
  'pin-mismatch': '平台公钥与配置的不符',
  'tls-broken': '加密没有谈成',
  'not-the-platform': '应答的不是平台',
  'platform-busy': '平台忙或有故障',
  'platform-refuses': '平台拒绝本终端',
  'not-signed': '应答不是本机登记的平台签的：停用并立即告知平台',
  'clock-behind': '时钟慢了',
  'clock-ahead': '时钟快了',
};

export const NOTICES: Record<FaultText, string> = {
  'being-mended': '正在检修',
  'no-slips': '回执打印机检修',
  'no-a4': 'A4 打印机检修',
  'no-card-reader': '读卡器检修',
  'no-scanner': '扫码器检修',
  'network-away': '网络检修',
  'power-cut': '即将停电',
};

export const DUTY_HOURS: Record<DutyHours, string> = {
  always: '全天',
  'daily-8-20': '每天 8:00–20:00',
  'daily-8-22': '每天 8:00–22:00',
  'workdays-9-17': '工作日 9:00–17:00',
};

export const SLOTS: Record<UpdateState['slot'], string> = { package: '安装包', a: '更新槽 A', b: '更新槽 B' };

export const CHECKED: Record<NonNullable<UpdateState['checked']>['outcome'], string> = {
  newest: '已是最新',
  staged: '有新版本已下载',
  held: '新版本还没放到这一台',
  refused: '新版本未通过校验',
  failed: '没有查成',
};

export const UPDATE_ASKED = {
  asked: '已交代',
  'not-possible': '没有可启用或可回退的版本',
  'not-managed': '这台终端不自动更新，用安装包更新',
} as const;

export const SAVED = {
  saved: '已保存',
  'cannot-save': '没有保存：终端的磁盘写不进去',
  nothing: '没有可撤销的修改',
} as const;
