/** The steps of a correction that are its own: what is to be mended, the pictures, the 一次性告知单. */
import { implement } from '@orpc/server';
import type { Limits } from '../../limits/limits.ts';
import { type Context, withDraftOf } from '../../session/access.ts';
import { correctionContract } from './contract.ts';
import type { Correction } from './correction.ts';
import { printNotice } from './notice.ts';

type Deps = { correction: Correction; limits: Pick<Limits, 'limited' | 'note'> } & Parameters<
  typeof printNotice
>[0];

export function correctionRoutes({ correction, limits, ...printing }: Deps) {
  const os = implement(correctionContract).$context<Context>();
  const withCorrection = withDraftOf('correction');
  return os.router({
    ask: os.ask.use(withCorrection).handler(({ context }) => correction.ask(context)),
    page: os.page.use(withCorrection).handler(async ({ context, input }) => {
      const jpeg = await correction.page(context, input.sha256);
      return jpeg && new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' });
    }),
    printNotice: os.printNotice.use(withCorrection).handler(async ({ context, input }) => {
      const actor = { sessionId: context.session.id };
      if (limits.limited('prints', actor)) return { outcome: 'not-printed', fault: 'limit' };
      const answer = await printNotice(printing, context, input?.pictures ?? []);
      if (answer.outcome === 'printed') limits.note('prints', actor);
      return answer;
    }),
  });
}
