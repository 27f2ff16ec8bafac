/** What a printer's outcome is to a citizen. */
import type { PrintOutcome } from '../../../devices/common/contract.ts';
import type { PrintAnswer, PrintFault } from '../model/print-answer.ts';

const FAULTS: Partial<Record<string, PrintFault>> = {
  'paper-out': 'paper-out',
  'cover-open': 'cover-open',
  cutter: 'cutter',
  overheated: 'overheated',
  jam: 'jam',
  unplugged: 'unreachable',
  'no-answer': 'unreachable',
  'host-down': 'unreachable',
};

export function printAnswer(outcome: PrintOutcome): PrintAnswer {
  if (outcome.outcome === 'printed') return { outcome: 'printed' };
  return { outcome: 'not-printed', fault: FAULTS[outcome.fault.code] ?? 'unknown' };
}
