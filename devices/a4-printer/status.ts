/** A printer's state reasons → faults and warnings; a job's state → whether its pages lie in the tray. Pure. */
import type { DeviceFault, DeviceWarning } from '../common/status.ts';
import type { JobAttributes, PrinterAttributes } from './protocol.ts';

type Cause = { keywords: readonly string[]; fault: DeviceFault };

const FAULT = {
  jam: { code: 'jam', technician: 'A4 打印机卡纸：请打开前后盖取出卡纸，再合上' },
  cover: { code: 'cover-open', technician: 'A4 打印机的盖或门打开：请合上' },
  paper: { code: 'paper-out', technician: 'A4 打印机缺纸：请装入 A4 纸并推回纸盒' },
  toner: { code: 'toner-out', technician: 'A4 打印机墨粉用完：请更换墨粉盒' },
  waste: { code: 'stopped', technician: 'A4 打印机废粉盒已满或出纸盘已满：请清理' },
  hot: { code: 'overheated', technician: 'A4 打印机过热：稍候自动恢复' },
  offline: { code: 'offline', technician: '打印系统连不上 A4 打印机：请检查打印机电源、数据线或网线' },
  paused: {
    code: 'paused',
    technician:
      'A4 打印队列已暂停，程序恢复不了：请把程序的运行用户加入 lpadmin 组，或执行 cupsenable 和 cupsaccept',
  },
  stopped: { code: 'stopped', technician: 'A4 打印机停机，没有说明原因：请看打印机面板' },
  format: { code: 'protocol', technician: 'A4 打印机不认 PDF：请用装好驱动的 CUPS 队列接它' },
} as const satisfies Record<string, DeviceFault>;

/** Told to stop by a person or by an error policy; CUPS's own word on its queue, not on the printer. */
const QUEUE_REASONS = ['paused', 'moving-to-paused', 'hold-new-jobs'];
/** In the order in which somebody must hear of them. */
const CAUSES: readonly Cause[] = [
  { keywords: ['media-jam'], fault: FAULT.jam },
  { keywords: ['cover-open', 'door-open', 'interlock-open'], fault: FAULT.cover },
  { keywords: ['media-empty', 'media-needed', 'input-tray-missing'], fault: FAULT.paper },
  {
    keywords: ['marker-waste-full', 'output-area-full', 'output-tray-missing', 'spool-area-full'],
    fault: FAULT.waste,
  },
  { keywords: ['fuser-over-temp'], fault: FAULT.hot },
  { keywords: ['connecting-to-device', 'timed-out', 'shutdown', 'offline'], fault: FAULT.offline },
  { keywords: QUEUE_REASONS, fault: FAULT.paused },
];
const TONER_EMPTY = ['toner-empty', 'marker-supply-empty', 'developer-empty'];
const TONER_LOW = ['toner-low', 'marker-supply-low', 'developer-low', ...TONER_EMPTY];
const PAPER_LOW = ['media-low'];
/** A job that ended so did not come out whole, whatever its state is called. */
const SPOILT = [
  'job-completed-with-errors',
  'errors-detected',
  'aborted-by-system',
  'document-format-error',
  'document-unprintable-error',
];
/** A queue's reasons are those of its last job; older ones tell nothing any more. In seconds. */
const REMEMBERED_SECONDS = 600;

/**
 * `media-jam-error` → `media-jam`. The suffix is no guide to what stops a printer: CUPS's own back ends write
 * `media-empty-warning` for an empty one and `door-open-report` for an open one (backend/snmp-supplies.c).
 */
const bare = (reason: string) => reason.replace(/-(error|warning|report)$/, '');

const ONE_TRAY = /^(media-empty|input-tray-missing)-(warning|report)$/;

/**
 * What the printer itself says of one tray while it can print from another: somebody should come, and that is all. Where it tells its
 * trays, they decide; else a warning of an idle printer is believed to be no more than that, and at work it may be what it waits for.
 */
function ofOneTray({ state, reasons, trays }: PrinterAttributes): string[] {
  const hasAnother = trays ? trays.filled > 0 && trays.empty > 0 : state === 'idle';
  if (state === 'stopped' || !hasAnother) return reasons;
  return reasons.map((reason) =>
    ONE_TRAY.test(reason) && (trays || reason.endsWith('-warning')) ? 'media-low' : reason,
  );
}

/** Null when it can print now. */
export function faultOf({ state, reasons, accepting, takesPdf }: PrinterAttributes): DeviceFault | null {
  const names = reasons.map(bare);
  const cause = CAUSES.find(({ keywords }) => keywords.some((keyword) => names.includes(keyword)));
  if (cause && cause.fault.code !== 'paused') return cause.fault;
  // Printers go on with toner that they only warn of.
  if (reasons.some((reason) => TONER_EMPTY.includes(reason.replace(/-error$/, '')))) return FAULT.toner;
  if (cause) return cause.fault;
  if (state === 'stopped') return FAULT.stopped;
  if (!accepting) return FAULT.paused;
  return takesPdf ? null : FAULT.format;
}

export function warningsOf({ reasons }: Pick<PrinterAttributes, 'reasons'>): DeviceWarning[] {
  const names = reasons.map(bare);
  const has = (keywords: readonly string[]) => keywords.some((keyword) => names.includes(keyword));
  return [
    ...(has(PAPER_LOW) ? (['paper-near-end'] as const) : []),
    ...(has(TONER_LOW) ? (['toner-low'] as const) : []),
  ];
}

const isOfTheQueue = (reason: string) => QUEUE_REASONS.includes(bare(reason));

/** The queue or printer was told to stop, and can be told to go on. */
export const isPaused = ({ reasons }: Pick<PrinterAttributes, 'reasons'>) => reasons.some(isOfTheQueue);

/**
 * What an idle CUPS queue knows of its printer is what the last job met: after a refill it still says
 * `media-empty`. Where the printer itself can be asked (`live`), its answer counts. Otherwise old or dismissed
 * reasons are dropped, and the rest is marked as remembered: shown to a technician, but no job is refused for it.
 */
export function trueState(
  queue: PrinterAttributes,
  live: PrinterAttributes | 'unreachable' | null,
  dismissedChange: number | null,
): { printer: PrinterAttributes; isRemembered: boolean } {
  const own = queue.reasons.filter(isOfTheQueue);
  if (live === 'unreachable')
    return { printer: { ...queue, reasons: [...own, 'offline'] }, isRemembered: false };
  if (live) return { printer: { ...queue, reasons: [...own, ...ofOneTray(live)] }, isRemembered: false };
  // Without a queue between, it is the printer that answers.
  if (!queue.isCups) return { printer: { ...queue, reasons: ofOneTray(queue) }, isRemembered: false };
  if (queue.state === 'processing') return { printer: queue, isRemembered: false };
  const isOld =
    queue.changed !== null &&
    (queue.changed.secondsAgo > REMEMBERED_SECONDS || queue.changed.at === dismissedChange);
  const printer = isOld ? { ...queue, reasons: own } : queue;
  return { printer, isRemembered: printer.reasons.length > own.length };
}

export type Verdict =
  | { outcome: 'under-way' }
  | { outcome: 'printed' }
  | { outcome: 'not-started'; fault: DeviceFault }
  | { outcome: 'unknown'; fault: DeviceFault };

const UNCOUNTED: DeviceFault = {
  code: 'no-answer',
  technician: 'A4 打印机报告任务完成，却没有报告打出的页数：请查看出纸盘',
};
const BROKEN_OFF: DeviceFault = {
  code: 'stopped',
  technician: 'A4 打印任务中止：请查看出纸盘和打印机面板',
};

/** `completed` alone is not believed: pages must be counted, and the printer must be well after them. */
export function verdictOf(job: JobAttributes, printerFault: DeviceFault | null): Verdict {
  const spoilt = job.reasons.some((reason) => SPOILT.includes(reason) || reason.startsWith('job-canceled'));
  switch (job.state) {
    case 'waiting':
    case 'processing':
    case 'stopped':
    case 'unknown':
      return { outcome: 'under-way' };
    case 'completed':
      if (printerFault) return { outcome: 'unknown', fault: printerFault };
      if (spoilt) return { outcome: 'unknown', fault: BROKEN_OFF };
      return (job.printed ?? 0) > 0 ? { outcome: 'printed' } : { outcome: 'unknown', fault: UNCOUNTED };
    case 'canceled':
    case 'aborted': {
      const fault = printerFault ?? BROKEN_OFF;
      return job.neverBegan && job.printed === 0
        ? { outcome: 'not-started', fault }
        : { outcome: 'unknown', fault };
    }
  }
}
