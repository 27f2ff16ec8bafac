/** Leaves the draft of this session for later, and takes up one that was left. */
import { implement } from '@orpc/server';
import type { Slip } from '../../../devices/receipt-printer/contract.ts';
import type { CatalogueReader } from '../catalogue/reader.ts';
import type { DeviceHostClient } from '../devices/device-host-client.ts';
import { printAnswer } from '../devices/print-answer.ts';
import type { Confirm } from '../filing/confirm.ts';
import type { KioskInfo } from '../kiosk/contract.ts';
import type { Limits } from '../limits/limits.ts';
import type { Draft } from '../model/draft.ts';
import type { Language } from '../model/language.ts';
import { composeHandOver } from '../papers/hand-over-slip.ts';
import type { PlatformLink } from '../platform/link.ts';
import type { Scans } from '../scans/scans.ts';
import { type Context, withDraftOf, withSession } from '../session/access.ts';
import type { Session } from '../session/session.ts';
import { either } from '../streams/either.ts';
import { handOverContract, type LeaveEvent, type TakeEvent } from './contract.ts';
import { fitted } from './fitting.ts';
import { type Left, leave } from './leave.ts';
import { type Code, fetchLeft, goingOn } from './take.ts';

/** What of it a session knows; forgotten with it. */
export class HandOvers {
  left: Left | null = null;
  code: Code | null = null;
  #ends = new AbortController();

  /** For one that listens until `signal`, or until the session's end. */
  until(signal: AbortSignal | undefined): AbortSignal {
    return signal ? either(signal, this.#ends.signal) : this.#ends.signal;
  }

  end(): void {
    this.left = null;
    this.code = null;
    this.#ends.abort();
    this.#ends = new AbortController();
  }
}

type Deps = {
  handOvers: HandOvers;
  platform: Pick<PlatformLink, 'ask'>;
  catalogue: CatalogueReader;
  scans: Pick<Scans, 'take'>;
  devices: Pick<DeviceHostClient, 'print'>;
  info: KioskInfo;
  limits: Pick<Limits, 'limited' | 'note'>;
  confirm: Pick<Confirm, 'prepare'>;
  /** Whether a confirm could be saved and sealed now. */
  canSave: () => boolean;
  /** The draft with every answer that what is known of the person already gives. */
  prefilled: (draft: Draft) => Draft;
  /** Gives back what the platform keeps for a draft that was left. */
  onLeft: (draft: Draft) => void;
};

export function handOverRoutes(deps: Deps) {
  const { handOvers, platform, scans, devices, limits } = deps;
  const os = implement(handOverContract).$context<Context>();
  const withdraw = () => {
    const { left } = handOvers;
    handOvers.left = null;
    if (left) void platform.ask((client) => client.dropDraft(left.id));
  };
  return os.router({
    leave: os.leave
      .use(withDraftOf('pre-review'))
      .handler(({ context, input, signal }): AsyncGenerator<LeaveEvent, void> => {
        withdraw();
        const keep = (left: Left) => {
          handOvers.left = left;
        };
        const item = deps.catalogue.item(context.draft.itemCode);
        return leave(platform, context, { at: input.at, item }, keep, handOvers.until(signal));
      }),
    print: os.print.use(withSession).handler(async ({ context: { session }, input: { language } }) => {
      const actor = { sessionId: session.id };
      const { left } = handOvers;
      if (!left) return { outcome: 'not-printed', fault: 'unknown' };
      if (limits.limited('prints', actor)) return { outcome: 'not-printed', fault: 'limit' };
      const answer = printAnswer(await devices.print(slipOf(deps, left, language), 'hand-over'));
      if (answer.outcome === 'printed') limits.note('prints', actor);
      return answer;
    }),
    stay: os.stay.use(withSession).handler(withdraw),
    begin: os.begin.use(withSession).handler(() => {
      handOvers.code = scans.take('hand-over') ?? handOvers.code;
      return { isThere: handOvers.code !== null };
    }),
    take: os.take
      .use(withSession)
      .handler(({ context: { session }, signal }) => take(deps, session, handOvers.until(signal))),
  });
}

function slipOf({ catalogue, info }: Deps, { code, until, itemCode }: Left, language: Language): Slip {
  const itemName = catalogue.item(itemCode)?.name ?? itemCode;
  return composeHandOver({ code, until, itemName, siteName: info.siteName, language });
}

/** Throws SessionEndedError when the session ended while it came: then it stays at the platform. */
async function* take(deps: Deps, session: Session, signal: AbortSignal): AsyncGenerator<TakeEvent, void> {
  const { handOvers, platform, catalogue, limits } = deps;
  const { code } = handOvers;
  const { consent = null, applicant = null } = session.enquiry ?? {};
  if (!code || !consent || !applicant) return yield { state: 'nobody' };
  const limit = limits.limited('submissions', { sessionId: session.id });
  if (limit) return yield { state: 'limited', limit };
  if (!deps.canSave()) return yield { state: 'cannot-save' };
  const found = yield* fetchLeft(platform, code, applicant.idNumber, signal);
  if ('state' in found) return yield found;
  const { left, pages } = found;
  const item = catalogue.item(left.draft.itemCode);
  if (!item?.services.includes('pre-review')) return yield { state: 'unusable' };
  const fitting = fitted(goingOn(left.draft, { consent, applicant }), item, (page) => pages.has(page));
  const before = session.draft;
  const draft = session.adopt(deps.prefilled(fitting), pages);
  if (draft.kind !== 'pre-review') throw new Error('a left draft is a pre-review');
  for (const jpeg of pages.values()) jpeg.fill(0);
  if (before) deps.onLeft(before);
  handOvers.code = null;
  void platform.ask((client) => client.dropDraft(code.id));
  deps.confirm.prepare(draft.submissionId);
  const isChanged = left.draft.itemVersion !== item.version;
  yield { state: 'taken', draft, at: left.at, isChanged };
}
