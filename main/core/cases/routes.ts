/** The slip of this session's submission, and slips that were found by their code. */
import { implement, ORPCError } from '@orpc/server';
import type { Limits } from '../limits/limits.ts';
import type { Draft } from '../model/draft.ts';
import type { PrintAnswer } from '../model/print-answer.ts';
import type { Receipt } from '../model/receipt.ts';
import { type Context, withDraft, withSession } from '../session/access.ts';
import type { Session } from '../session/session.ts';
import { readSlip } from '../slip-proof/slip-proof.ts';
import { type ProgressAnswer, slipsContract } from './contract.ts';
import type { Cases } from './find.ts';
import type { SlipPrinting } from './print.ts';

export type SlipsDeps = {
  cases: Cases;
  printing: SlipPrinting;
  /** Asks the platform how far a case is, and keeps what it says. */
  progress: (receiptNo: string) => Promise<ProgressAnswer>;
  limits: Pick<Limits, 'limited' | 'note'>;
  /** The receipt of a draft that was confirmed, or null. */
  receiptOf: (draft: Draft) => Receipt | null;
};

/** What the platform says are the bookings of whoever is here. */
const ownOf = ({ enquiry }: Session) => enquiry?.bookings ?? [];

export function slipsRoutes({ cases, printing, progress, limits, receiptOf }: SlipsDeps) {
  const os = implement(slipsContract).$context<Context>();

  /** What this session itself confirmed. */
  const ownReceipt = (draft: Draft, receiptNo: string): Receipt => {
    const receipt = receiptOf(draft);
    if (receipt?.receiptNo !== receiptNo) throw new ORPCError('NOT_FOUND');
    return receipt;
  };

  /** The first paper of a matter is always had; further ones are counted. */
  const counted = async (
    { id: sessionId }: Session,
    isFirst: boolean,
    print: () => Promise<PrintAnswer>,
  ): Promise<PrintAnswer> => {
    if (!isFirst && limits.limited('prints', { sessionId }))
      return { outcome: 'not-printed', fault: 'limit' };
    const answer = await print();
    if (!isFirst && answer.outcome === 'printed') limits.note('prints', { sessionId });
    return answer;
  };

  return os.router({
    print: os.print.use(withDraft).handler(({ context, input }) => {
      const receipt = ownReceipt(context.draft, input.receiptNo);
      const isFirst = !printing.isPrinted(input.receiptNo);
      return counted(context.session, isFirst, () => printing.print(receipt, context, input.language));
    }),
    printApplication: os.printApplication
      .use(withDraft)
      .handler(({ context, input }) =>
        counted(context.session, false, () =>
          printing.printApplication(ownReceipt(context.draft, input.receiptNo), context),
        ),
      ),
    printPromise: os.printPromise
      .use(withDraft)
      .handler(({ context, input }) =>
        counted(context.session, false, () =>
          printing.printPromise(ownReceipt(context.draft, input.receiptNo), context),
        ),
      ),
    // Every one is counted: nobody needs ten.
    printNote: os.printNote.use(withSession).handler(({ context: { session }, input }) => {
      const { draft } = session;
      const itemCode = draft?.itemCode ?? input.itemCode ?? null;
      const receiptNo = draft && (receiptOf(draft)?.receiptNo ?? null);
      return counted(session, false, () => printing.printNote({ ...input, itemCode, receiptNo }));
    }),
    find: os.find.use(withSession).handler(({ context: { session }, input }) => {
      const found = cases.find(input.code, ownOf(session));
      if (!found) return { outcome: 'unknown', visit: readSlip(input.code)?.when?.slice(0, 10) ?? null };
      const { receipt, isPrinted, isElsewhere, followUps, isTooLate } = found;
      return { outcome: 'found', receipt, isPrinted, isElsewhere, followUps, isTooLate };
    }),
    progress: os.progress.use(withSession).handler(({ input }) => progress(input.code)),
    printFound: os.printFound.use(withSession).handler(({ context: { session }, input }) =>
      counted(session, cases.find(input.code, ownOf(session))?.isPrinted !== true, async () => {
        const answer = await printing.printFound(input, ownOf(session), session);
        if (!answer) throw new ORPCError('NOT_FOUND');
        return answer;
      }),
    ),
  });
}
