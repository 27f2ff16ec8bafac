/** Decoders of what the system's print and smart-card services carry. */
import { decodeIpp } from '../../devices/a4-printer/ipp.ts';
import { isRefusal, readJob, readJobIds, readPrinter } from '../../devices/a4-printer/protocol.ts';
import { faultOf, trueState, verdictOf, warningsOf } from '../../devices/a4-printer/status.ts';

export const OS_DECODERS = {
  ipp: (input: Uint8Array) => {
    const answer = decodeIpp(input);
    if (!answer.ok) {
      if (answer.at > input.length) throw new Error('read beyond the end');
      return;
    }
    isRefusal(answer.message);
    readJobIds(answer.message);
    const printer = readPrinter(answer.message);
    const fault = faultOf(trueState(printer, null, null).printer);
    warningsOf(printer);
    verdictOf(readJob(answer.message), fault);
  },
};

export const OS_SEEDS = ['ipp_rsp_printer_cups', 'ipp_rsp_job_done'] as const;
