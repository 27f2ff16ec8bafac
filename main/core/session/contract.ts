/** A citizen's session: begins with a touch, holds one draft, ends by finishing, leaving or idling. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Draft } from '../model/draft.ts';
import { FieldProblem } from '../model/problem.ts';

/** The key never touches the disk: the screen holds it, so a draft outlives a core restart but not the screen. */
export const SessionTicket = z.object({ sessionId: z.uuid(), sessionKey: z.base64() });
export type SessionTicket = z.infer<typeof SessionTicket>;

/** `walked-away`: as the presence sensor says; `idle`: nobody touched the screen. */
export const EndReason = z.enum(['finished', 'left', 'idle', 'walked-away']);
export type EndReason = z.infer<typeof EndReason>;

export const sessionContract = {
  /** Ends whatever session there was and begins an empty one. */
  begin: oc.output(SessionTicket),
  /** After the core came back: unseals the draft that the ticket's key opens. */
  resume: oc
    .input(SessionTicket)
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('resumed'), draft: Draft.nullable() }),
        z.object({ outcome: z.literal('gone') }),
      ]),
    ),
  /** Wipes the draft, its photographs and the key. */
  end: oc.input(z.object({ reason: EndReason })).output(z.void()),
  /** A mainland mobile or landline number; the SMS goes there. */
  setPhone: oc
    .input(z.object({ phone: z.string() }))
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('set'), draft: Draft }),
        z.object({ outcome: z.literal('refused'), problems: z.array(FieldProblem) }),
      ]),
    ),
};
