/** Begins a matter: a fresh draft of the session, made by the record of its kind. */
import type { Cases } from '../cases/find.ts';
import type { CatalogueReader } from '../catalogue/reader.ts';
import type { Limits } from '../limits/limits.ts';
import { MATTERS } from '../matters/index.ts';
import type { Draft, NewDraft } from '../model/draft.ts';
import { isProvedHere } from '../model/identity-level.ts';
import { isOffered } from '../model/receipt.ts';
import type { Enquiry, Session } from '../session/session.ts';
import { readSlip } from '../slip-proof/slip-proof.ts';
import type { Confirm } from './confirm.ts';
import type { BeginAnswer, BeginInput } from './contract.ts';

export type BeginDeps = {
  catalogue: CatalogueReader;
  cases: Pick<Cases, 'find'>;
  confirm: Pick<Confirm, 'prepare'>;
  /** Gives back what the platform keeps for a draft that was left. */
  onLeft: (draft: Draft) => void;
  limits: Pick<Limits, 'limited'>;
  /** Whether a confirm could be saved and sealed now. */
  canSave: () => boolean;
};

export function begin(deps: BeginDeps, session: Session, input: BeginInput): BeginAnswer {
  const matter = 'itemCode' in input ? fromItem(deps, input) : fromSlip(deps, session, input);
  if ('outcome' in matter) return matter;
  // Before anything is typed: who it is about is known later, and asked for again at the confirm.
  const limit = deps.limits.limited('submissions', { sessionId: session.id });
  if (limit) return { outcome: 'limited', limit };
  if (!deps.canSave()) return { outcome: 'cannot-save' };
  const left = session.draft;
  const draft = session.start(matter, 'slip' in input ? ownerOf(session, input.slip) : null);
  if (left) deps.onLeft(left);
  deps.confirm.prepare(draft.submissionId);
  return { outcome: 'begun', draft };
}

function fromItem(
  { catalogue }: BeginDeps,
  { kind, itemCode, situation = {} }: Extract<BeginInput, { itemCode: string }>,
): NewDraft | BeginAnswer {
  const { beginning } = MATTERS[kind];
  const item = catalogue.item(itemCode);
  if (!item?.services.includes(kind) || beginning.from !== 'item') return { outcome: 'unknown-item' };
  if (!isProvedHere(beginning.identityLevel(item))) return { outcome: 'window-only' };
  return beginning.draft(item, situation);
}

function fromSlip(
  { cases }: BeginDeps,
  { enquiry }: Session,
  { kind, slip }: Extract<BeginInput, { slip: string }>,
): NewDraft | BeginAnswer {
  const { beginning } = MATTERS[kind];
  if (beginning.from !== 'slip') return { outcome: 'not-offered' };
  const found = cases.find(slip, enquiry?.bookings);
  if (!found) {
    const told = readSlip(slip);
    return (told && beginning.elsewhere?.(told, slip)) ?? { outcome: 'not-offered' };
  }
  if (!isOffered(found.followUps[kind] ?? 'not-offered')) return { outcome: 'not-offered' };
  return beginning.draft(found.earlier, slip);
}

/** Whose card found the booking or case in this session: it need not be laid down again. Null: the slip alone did. */
function ownerOf({ enquiry }: Session, slip: string): Enquiry | null {
  const own = [...(enquiry?.bookings ?? []), ...(enquiry?.cases ?? [])];
  return enquiry && own.some(({ slipCode }) => slipCode === slip) ? enquiry : null;
}
