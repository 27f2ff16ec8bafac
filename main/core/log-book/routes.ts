/** The technician's look at the log. */
import { implement } from '@orpc/server';
import type { Context } from '../session/access.ts';
import { acting, unlocked } from '../session/unlocked.ts';
import { type Exported, type LogFilter, logBookContract } from './contract.ts';
import { chosen, entryOf } from './lines.ts';
import type { LogBook } from './log-book.ts';

const SHOWN_MAX = 200;

export type LogBookDeps = {
  logBook: LogBook;
  exportLog: (bytes: Uint8Array) => Promise<Exported>;
  noteAct: (act: string, detail?: Record<string, string | number>) => void;
};

export function logBookRoutes({ logBook, exportLog, noteAct }: LogBookDeps) {
  const os = implement(logBookContract).$context<Context>();
  const entries = async (filter: LogFilter) => {
    const all = (await logBook.lines()).flatMap((line) => entryOf(line) ?? []);
    const sources = [...new Set(all.map(({ source }) => source))].filter(Boolean).sort();
    return { entries: chosen(all, filter, Date.now()).slice(0, SHOWN_MAX), sources };
  };
  return os.router({
    entries: os.entries.use(unlocked).handler(({ input }) => entries(input)),
    export: os.export.use(acting).handler(async () => {
      const answer = await exportLog(Buffer.from((await logBook.lines()).join('\n')));
      noteAct('log-exported', { outcome: answer.outcome });
      return answer;
    }),
  });
}
