/** The technician's paper. */
import { implement } from '@orpc/server';
import type { CountedPrinter, PaperState } from '../model/paper.ts';
import type { Context } from '../session/access.ts';
import { acting, unlocked } from '../session/unlocked.ts';
import { paperContract } from './contract.ts';
import type { PaperBook } from './paper-book.ts';

export type PaperDeps = {
  paperBook: Pick<PaperBook, 'refilled'>;
  /** Of the printers that are fitted. */
  paperStates: () => PaperState[];
  noteAct: (act: string, detail?: Record<string, string | number>) => void;
};

export function paperRoutes({ paperBook, paperStates, noteAct }: PaperDeps) {
  const os = implement(paperContract).$context<Context>();
  const refilled = (printer: CountedPrinter) => {
    const saved = paperBook.refilled(printer);
    if (saved) noteAct('paper-refilled', { printer });
    return { outcome: saved ? 'noted' : 'cannot-save' } as const;
  };
  return os.router({
    state: os.state.use(unlocked).handler(() => paperStates()),
    refilled: os.refilled.use(acting).handler(({ input }) => refilled(input.printer)),
  });
}
