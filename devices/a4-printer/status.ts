/** A printer's state reasons → faults and warnings; a job's state → whether its pages lie in the tray. Pure. */
import type { DeviceFault, DeviceWarning } from '../common/status.ts';
import type { JobAttributes, PrinterAttributes } from './protocol.ts';
import { bare, causeOf, FAULT, isMild, isOfTheQueue, isPaperLow, isTonerLow, isWorn } from './reasons.ts';

/** A job that ended so did not come out whole, whatever its state is called. */
const SPOILT = [
  'job-completed-with-errors',
  'errors-detected',
  'aborted-by-system',
  'submission-interrupted',
  'compression-error',
  'document-access-error',
  'document-format-error',
  'document-unprintable-error',
];
/** A queue's reasons are those of its last job; older ones tell nothing any more. In seconds. */
const REMEMBERED_SECONDS = 600;

const ONE_TRAY = /^(media-empty|input-tray-missing)(-warning|-report)?$/;
/** What a printer at work may be waiting for, however mildly it says so. */
const MAY_WAIT = /^(media-empty|media-needed|input-tray-missing)$|jam$|-open$/;

/**
 * What the printer itself says of one tray while it can print from another, or only warns or reports of (RFC 8011, section 5.4.12: such a
 * reason does not stop it): somebody should come, and that is all. Where it tells its trays, they decide about paper; else what an idle
 * printer warns of is believed to be no more than that, and at work it may be what it waits for.
 */
function asItMeans({ state, reasons, trays }: PrinterAttributes): string[] {
  if (state === 'stopped') return reasons;
  return reasons.map((reason) => {
    if (ONE_TRAY.test(reason)) {
      const isWell = state === 'idle';
      // At work it may wait for a tray that it does not list: another must be what is empty.
      const hasAnother = trays !== null && trays.filled > 0 && (isWell || trays.empty > 0);
      const canPrint = trays ? hasAnother && (isWell || isMild(reason)) : isWell && isMild(reason);
      return canPrint ? 'media-low' : reason;
    }
    if (!isMild(reason) || !causeOf([reason])) return reason;
    return state === 'processing' && MAY_WAIT.test(bare(reason)) ? reason : LOOK;
  });
}

/** Ours, not IPP's: what the printer said is no more than a warning. */
const LOOK = 'lyzd-look';

/** Null when it can print now. */
export function faultOf({
  state,
  reasons,
  accepting,
  takesPdf,
  isCups,
}: PrinterAttributes): DeviceFault | null {
  const cause = causeOf(reasons);
  if (cause) return cause;
  if (state === 'stopped') {
    const named = reasons.filter((reason) => reason !== LOOK);
    if (named.length === 0) return FAULT.stopped;
    return { code: 'stopped', technician: STOPPED_BY.replace('{reasons}', named.slice(0, 3).join('、')) };
  }
  if (!accepting) return isCups ? FAULT.paused : FAULT.rejecting;
  return takesPdf ? null : FAULT.format;
}

const STOPPED_BY = 'A4 打印机停机（{reasons}）：请看打印机面板';

export function warningsOf({ reasons }: Pick<PrinterAttributes, 'reasons'>): DeviceWarning[] {
  return [
    ...(reasons.some(isPaperLow) ? (['paper-near-end'] as const) : []),
    ...(reasons.some(isTonerLow) ? (['toner-low'] as const) : []),
    ...(reasons.some((reason) => reason === LOOK || isWorn(reason)) ? (['asks-to-look'] as const) : []),
  ];
}

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
  if (live) {
    // A printer that stopped, or takes nothing, for a reason that it does not name.
    const state = live.state === 'stopped' ? live.state : queue.state;
    const accepting = queue.accepting && live.accepting;
    const printer = { ...queue, state, accepting, reasons: [...own, ...asItMeans(live)] };
    return { printer, isRemembered: false };
  }
  // Without a queue between, it is the printer that answers.
  if (!queue.isCups) return { printer: { ...queue, reasons: asItMeans(queue) }, isRemembered: false };
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
      return job.neverBegan && (job.printed ?? 0) === 0
        ? { outcome: 'not-started', fault }
        : { outcome: 'unknown', fault };
    }
  }
}
