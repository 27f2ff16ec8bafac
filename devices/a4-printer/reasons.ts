/**
 * What a printer's state reasons name, as faults: RFC 8011, section 5.4.12, RFC 3998 and PWG 5100.9, whose longer keywords say where as
 * well (`media-path-input-jam`, `marker-toner-cartridge-missing`). Pure.
 */
import type { DeviceFault } from '../common/status.ts';

export const FAULT = {
  jam: { code: 'jam', technician: 'A4 打印机卡纸：请打开前后盖取出卡纸，再合上' },
  cover: { code: 'cover-open', technician: 'A4 打印机的盖或门打开：请合上' },
  paper: { code: 'paper-out', technician: 'A4 打印机缺纸：请装入 A4 纸并推回纸盒' },
  feed: { code: 'jam', technician: 'A4 打印机进不了纸：请检查纸盒、搓纸轮和双面组件' },
  toner: { code: 'toner-out', technician: 'A4 打印机墨粉用完：请更换墨粉盒' },
  part: { code: 'toner-out', technician: 'A4 打印机的墨粉盒、硒鼓或定影器没有装好：请取出重装' },
  worn: { code: 'toner-out', technician: 'A4 打印机的硒鼓或清洁部件到了寿命：请更换' },
  waste: { code: 'stopped', technician: 'A4 打印机废粉盒已满或出纸盘已满：请清理' },
  memory: { code: 'stopped', technician: 'A4 打印机的存储已满：请断电重启打印机' },
  hot: { code: 'overheated', technician: 'A4 打印机过热：稍候自动恢复' },
  offline: { code: 'offline', technician: '打印系统连不上 A4 打印机：请检查打印机电源、数据线或网线' },
  broken: { code: 'stopped', technician: 'A4 打印机部件故障：请看打印机面板，断电重启仍不行则报修' },
  paused: {
    code: 'paused',
    technician:
      'A4 打印队列已暂停，程序恢复不了：请把程序的运行用户加入 lpadmin 组，或执行 cupsenable 和 cupsaccept',
  },
  rejecting: { code: 'paused', technician: 'A4 打印机不接收打印任务：请看打印机面板，或断电重启' },
  stopped: { code: 'stopped', technician: 'A4 打印机停机，没有说明原因：请看打印机面板' },
  format: { code: 'protocol', technician: 'A4 打印机不认 PDF：请用装好驱动的 CUPS 队列接它' },
} as const satisfies Record<string, DeviceFault>;

/** Told to stop by a person or by an error policy; CUPS's own word on its queue, not on the printer. */
const QUEUE = /^(paused|moving-to-paused|hold-new-jobs)$/;
const TONER_EMPTY = /^(toner|marker-supply|developer|marker-(toner|ink|developer|print-ribbon))-empty$/;

/** In the order in which somebody must hear of them. */
const CAUSES: readonly { said: RegExp; fault: DeviceFault }[] = [
  { said: /(^|-)jam$/, fault: FAULT.jam },
  { said: /(^|-)(cover|door|interlock)-open$/, fault: FAULT.cover },
  {
    said: /^(media-empty|media-needed|input-tray-missing|media-path-input-(empty|request)|input-manual-input-request|input-media-(size|form-parts|type|color|weight)-change)$/,
    fault: FAULT.paper,
  },
  {
    said: /^(input|output|media-path)-.*(feed(-error)?|failure)$|pick-roller-missing$|^input-cannot-feed-size-selected$|^media-path-cannot-duplex-media-selected$/,
    fault: FAULT.feed,
  },
  {
    said: /^marker-waste-(missing|((ink|toner)-receptacle-)?(full|missing))$|^output-(area-full|tray-missing)$/,
    fault: FAULT.waste,
  },
  { said: /^marker-.*-missing$/, fault: FAULT.part },
  { said: /^spool-area-full$|^interpreter-resource-unavailable$/, fault: FAULT.memory },
  { said: /over-temp$/, fault: FAULT.hot },
  {
    said: /^(connecting-to-device|timed-out|shutdown|offline|power-down|deactivated)$/,
    fault: FAULT.offline,
  },
  { said: /unrecoverable-failure$|^marker-fuser-(thermistor|timing)-failure$/, fault: FAULT.broken },
  { said: QUEUE, fault: FAULT.paused },
];
/** What stops a printer only where it says that it is an error: it goes on with toner that it only warns of. */
const WHERE_ERROR: readonly { said: RegExp; fault: DeviceFault }[] = [
  { said: TONER_EMPTY, fault: FAULT.toner },
  { said: /life-over$/, fault: FAULT.worn },
];

/**
 * `media-jam-error` → `media-jam`. The suffix is no guide to what stops a printer: CUPS's own back ends write
 * `media-empty-warning` for an empty one and `door-open-report` for an open one (backend/snmp-supplies.c).
 */
export const bare = (reason: string) => reason.replace(/-(error|warning|report)$/, '');
export const isMild = (reason: string) => /-(warning|report)$/.test(reason);
export const isOfTheQueue = (reason: string) => QUEUE.test(bare(reason));

/** What somebody must see to before it prints; null where no reason names such a thing. */
export function causeOf(reasons: readonly string[]): DeviceFault | null {
  const names = reasons.map(bare);
  const cause = CAUSES.find(({ said }) => names.some((name) => said.test(name)))?.fault ?? null;
  if (cause && cause.code !== 'paused') return cause;
  const grave = reasons.filter((reason) => !isMild(reason)).map(bare);
  return WHERE_ERROR.find(({ said }) => grave.some((name) => said.test(name)))?.fault ?? cause;
}

/** Whether it names toner or ink that is low or empty, paper that is low. */
export const isTonerLow = (reason: string) =>
  TONER_EMPTY.test(bare(reason)) ||
  /^(toner|marker-supply|developer)-low$|^marker-(toner|ink|developer|print-ribbon)-almost-empty$/.test(
    bare(reason),
  );
/** A part at its life's end, or near it: it prints, and not for ever. */
export const isWorn = (reason: string) => /(life-over|near-eol)$/.test(bare(reason));
export const isPaperLow = (reason: string) => bare(reason) === 'media-low';
