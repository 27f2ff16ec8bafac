/** Decoders of what the system's print and smart-card services carry. */
import { decodeIpp } from '../../devices/a4-printer/ipp.ts';
import { isRefusal, readJob, readJobIds, readPrinter } from '../../devices/a4-printer/protocol.ts';
import { faultOf, trueState, verdictOf, warningsOf } from '../../devices/a4-printer/status.ts';
import { readSocialCard } from '../../devices/social-security-card/protocol.ts';

/** More commands than any conversation needs. */
const COMMANDS_MAX = 250;

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
  'social-card': (input: Uint8Array) => {
    const talk = readSocialCard();
    let step = talk.next();
    for (let at = 0, commands = 0; !step.done; commands++) {
      if (commands > COMMANDS_MAX) throw new Error('a conversation without an end');
      const length = (input[at] ?? 0) % 40;
      step = talk.next(input.subarray(at + 1, at + 1 + length));
      at = at + 1 + length >= input.length ? 0 : at + 1 + length;
    }
  },
};

export const OS_SEEDS = ['ipp_rsp_printer_cups', 'ipp_rsp_job_done'] as const;
