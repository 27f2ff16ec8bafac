/** The technician's procedures of a kiosk that waits to be enrolled. */
import { implement, ORPCError } from '@orpc/server';
import type { Context } from '../session/access.ts';
import { acting } from '../session/unlocked.ts';
import { type EnrolmentOutcome, enrolmentContract } from './contract.ts';
import type { EnrolmentDesk } from './desk.ts';

export type EnrolmentDeps = {
  /** Null: it is closed for another reason. */
  enrolment: EnrolmentDesk | null;
  noteAct: (act: string, detail?: Record<string, string | number>) => void;
};

export function enrolmentRoutes({ enrolment, noteAct }: EnrolmentDeps) {
  const os = implement(enrolmentContract).$context<Context>();
  const tried = async (work: (desk: EnrolmentDesk) => Promise<EnrolmentOutcome>) => {
    if (!enrolment) throw new ORPCError('NOT_FOUND');
    const answer = await work(enrolment);
    noteAct('enrolment', { outcome: answer.outcome });
    return answer;
  };
  return os.router({
    withCode: os.withCode
      .use(acting)
      .handler(({ input: { code, suite } }) => tried((desk) => desk.withCode(code, suite))),
    fromStick: os.fromStick
      .use(acting)
      .handler(({ input: { suite } }) => tried((desk) => desk.fromStick(suite))),
  });
}
