/** Leaves a draft with the platform: sealed here, under a name that nobody guesses, with a secret that the platform never has. */
import { createHash, randomBytes } from 'node:crypto';
import { asked } from '../forms/conditions.ts';
import { papersOf } from '../forms/mending.ts';
import { type PreReviewDraft, pagesOf } from '../model/draft.ts';
import { HAND_OVER_KEY_BYTES, HAND_OVER_TEXT_MAX, type HandOverPage, LeftDraft } from '../model/hand-over.ts';
import type { ItemDetail } from '../model/item.ts';
import type { PlatformLink } from '../platform/link.ts';
import { handOverKeys, handOverPurpose } from '../sealing/hand-over-seal.ts';
import { sealWithSession } from '../sealing/session-seal.ts';
import type { OpenMatter } from '../session/access.ts';
import type { LeaveEvent } from './contract.ts';

/** What was left, as long as the session knows it. `until`: ISO 8601. */
export type Left = { id: string; code: string; until: string; itemCode: string };

type Leaving = OpenMatter<PreReviewDraft>;

const ID_BYTES = 16;

/**
 * `onLeft` is told before the citizen is. `item`: null where it is offered no more. `signal`: its citizen is gone, or looks at something
 * else.
 */
export async function* leave(
  platform: Pick<PlatformLink, 'ask'>,
  { session, draft: inHand }: Leaving,
  { at, item }: { at: string; item: ItemDetail | null },
  onLeft: (left: Left) => void,
  signal: AbortSignal,
): AsyncGenerator<LeaveEvent, void> {
  const draft = lasting(inHand, item);
  if (!draft.applicant) {
    yield { state: 'nobody' };
    return;
  }
  const id = randomBytes(ID_BYTES).toString('base64url');
  const secret = randomBytes(HAND_OVER_KEY_BYTES);
  const keys = handOverKeys(secret, draft.applicant.idNumber);
  try {
    const names = pagesOf(draft);
    const pages: LeftDraft['pages'] = {};
    const sealedPages: HandOverPage[] = [];
    for (const [sent, pageId] of names.entries()) {
      yield { state: 'sending', sent, count: names.length };
      const jpeg = session.page(pageId);
      // A page that a full disk refused is gone with the core that held it, and is photographed again.
      if (!jpeg) continue;
      const bytes = sealWithSession(keys.seal, jpeg, handOverPurpose(id, 'page'));
      jpeg.fill(0);
      const page = { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
      const arrived = await platform.ask((client) => client.uploadBlob({ ...page, bytes }));
      if (signal.aborted) return;
      if (arrived.kind !== 'ok') return yield { state: 'unreachable' };
      pages[pageId] = page.sha256;
      sealedPages.push(page);
    }
    const sealed = sealedText(keys.seal, id, { draft, at, pages });
    if (sealed.length > HAND_OVER_TEXT_MAX) return yield { state: 'unreachable' };
    const request = { holder: keys.holder, sealed, pages: sealedPages };
    const answer = await platform.ask((client) => client.leaveDraft(id, request));
    if (answer.kind !== 'ok') return yield { state: 'unreachable' };
    // Its citizen is gone: nobody else may come by the code, and without it nobody can open what lies there.
    if (signal.aborted) return void platform.ask((client) => client.dropDraft(id));
    const { url, until } = answer.value;
    const code = `${url}#${secret.toString('base64url')}`;
    onLeft({ id, code, until, itemCode: draft.itemCode });
    yield { state: 'left', code, until };
  } finally {
    keys.seal.fill(0);
    secret.fill(0);
  }
}

function sealedText(key: Buffer, id: string, left: LeftDraft): string {
  const plain = Buffer.from(JSON.stringify(LeftDraft.parse(left)));
  const sealed = sealWithSession(key, plain, handOverPurpose(id, 'draft'));
  plain.fill(0);
  return sealed.toString('base64');
}

/**
 * Signed and promised is anew, on the day and at the kiosk where it is filed. What the answers hide stays here: it was kept for the
 * session alone (DESIGN, section 5).
 */
function lasting(draft: PreReviewDraft, item: ItemDetail | null): PreReviewDraft {
  const unsigned = { ...draft, signature: null, later: null };
  if (!item) return unsigned;
  const { answers } = asked(item, draft.answers);
  const prefilled = Object.entries(draft.prefilled ?? {}).filter(([key]) => key in answers);
  const needed = papersOf(item, draft);
  const isNeeded = (key: string) => needed.some(({ archiveKey }) => archiveKey === key);
  return {
    ...unsigned,
    answers,
    ...(draft.prefilled && { prefilled: Object.fromEntries(prefilled) }),
    materials: draft.materials.map((state) =>
      isNeeded(state.archiveKey) ? state : { archiveKey: state.archiveKey, pages: [], original: false },
    ),
  };
}
