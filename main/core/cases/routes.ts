/** The slip of this session's submission, and slips that were found by their code. */
import { implement, ORPCError } from '@orpc/server';
import type { Draft } from '../model/draft.ts';
import type { Receipt } from '../model/receipt.ts';
import type { PlatformLink } from '../platform/link.ts';
import { type Context, withDraft, withSession } from '../session/access.ts';
import { slipsContract } from './contract.ts';
import type { Cases } from './find.ts';
import type { SlipPrinting } from './print.ts';
import { progressOf } from './progress.ts';

export type SlipsDeps = {
  cases: Cases;
  printing: SlipPrinting;
  platform: Pick<PlatformLink, 'ask'>;
  /** The receipt of a draft that was confirmed, or null. */
  receiptOf: (draft: Draft) => Receipt | null;
};

export function slipsRoutes({ cases, printing, platform, receiptOf }: SlipsDeps) {
  const os = implement(slipsContract).$context<Context>();

  /** What this session itself confirmed. */
  const ownReceipt = (draft: Draft, receiptNo: string): Receipt => {
    const receipt = receiptOf(draft);
    if (receipt?.receiptNo !== receiptNo) throw new ORPCError('NOT_FOUND');
    return receipt;
  };

  return os.router({
    print: os.print
      .use(withDraft)
      .handler(({ context: { draft }, input }) => printing.print(ownReceipt(draft, input.receiptNo), draft)),
    printApplication: os.printApplication
      .use(withDraft)
      .handler(({ context: { draft }, input }) =>
        printing.printApplication(ownReceipt(draft, input.receiptNo), draft),
      ),
    find: os.find.use(withSession).handler(({ input }) => {
      const found = cases.find(input.code);
      if (!found) return { outcome: 'unknown' };
      const { receipt, isPrinted, followUps } = found;
      return { outcome: 'found', receipt, isPrinted, followUps };
    }),
    progress: os.progress.use(withSession).handler(({ input }) => progressOf(cases, platform, input.code)),
    printFound: os.printFound.use(withSession).handler(async ({ input }) => {
      const answer = await printing.printFound(input.code);
      if (!answer) throw new ORPCError('NOT_FOUND');
      return answer;
    }),
  });
}
