/** The technician's guided self-test. */
import { implement } from '@orpc/server';
import type { Context } from '../session/access.ts';
import { acting } from '../session/unlocked.ts';
import { selfTestContract } from './contract.ts';
import type { Reports } from './report.ts';
import type { SelfTests } from './self-tests.ts';

export type SelfTestDeps = {
  selfTests: SelfTests;
  reports: Reports;
  noteAct: (act: string, detail?: Record<string, string | number>) => void;
};

export function selfTestRoutes({ selfTests, reports, noteAct }: SelfTestDeps) {
  const os = implement(selfTestContract).$context<Context>();
  return os.router({
    begin: os.begin.use(acting).handler(({ input }) => selfTests.begin(input.fresh)),
    try: os.try.use(acting).handler(({ input, signal }) => selfTests.try(input.test, signal)),
    answer: os.answer.use(acting).handler(({ input }) => {
      const run = selfTests.answer(input.test, input.answer);
      return run ? { outcome: 'noted', run } : { outcome: 'not-done' };
    }),
    skip: os.skip.use(acting).handler(({ input }) => ({
      outcome: 'noted',
      run: selfTests.skip(input.test, input.reason),
    })),
    finish: os.finish.use(acting).handler(({ input }) => reports.finish(input.ink)),
    exportReport: os.exportReport.use(acting).handler(async () => {
      const answer = await reports.export();
      noteAct('report-exported', { outcome: answer.outcome });
      return answer;
    }),
  });
}
