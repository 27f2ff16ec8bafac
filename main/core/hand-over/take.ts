/** Takes a draft up that waits at the platform: asked for with what code and card make together, opened here, then deleted there. */
import { createHash } from 'node:crypto';
import { type PreReviewDraft, pagesOf } from '../model/draft.ts';
import { type HandOverPage, LeftDraft } from '../model/hand-over.ts';
import type { Answer, HandOver } from '../platform/answers.ts';
import type { PlatformLink } from '../platform/link.ts';
import { handOverKeys, handOverPurpose } from '../sealing/hand-over-seal.ts';
import { openWithSession } from '../sealing/session-seal.ts';
import type { TakeEvent } from './contract.ts';

/** What the scanner read. */
export type Code = { id: string; secret: string };

export type Opened = { left: LeftDraft; pages: ReadonlyMap<string, Uint8Array> };

type Fetching = Extract<TakeEvent, { state: 'fetching' }>;
type Ended = Extract<
  TakeEvent,
  { state: 'another-person' | 'over' | 'being-taken' | 'unreachable' | 'unusable' }
>;

/** Tells how many pages are there, then returns what was left, or why it can't be had. */
export async function* fetchLeft(
  platform: Pick<PlatformLink, 'ask'>,
  { id, secret }: Code,
  idNumber: string,
  signal: AbortSignal,
): AsyncGenerator<Fetching, Opened | Ended> {
  const keys = handOverKeys(Buffer.from(secret, 'base64url'), idNumber);
  try {
    const answer = await platform.ask((client) => client.takeDraft(id, keys.holder));
    if (answer.kind !== 'ok') return refusal(answer);
    if (signal.aborted) return { state: 'unreachable' };
    const left = openedDraft(keys.seal, id, answer.value);
    if (!left) return { state: 'unusable' };
    const pages = new Map<string, Uint8Array>();
    const names = pagesOf(left.draft);
    for (const [got, pageId] of names.entries()) {
      yield { state: 'fetching', got, count: names.length };
      // One that its first kiosk had lost did not come along.
      const page = answer.value.pages.find(({ sha256 }) => sha256 === left.pages[pageId]);
      if (!page) continue;
      const sealed = await sealedPage(platform, id, page, signal);
      if (!sealed || signal.aborted) return { state: 'unreachable' };
      const jpeg = openWithSession(keys.seal, sealed, handOverPurpose(id, 'page'));
      if (jpeg) pages.set(pageId, jpeg);
    }
    return { left, pages };
  } finally {
    keys.seal.fill(0);
  }
}

function openedDraft(key: Buffer, id: string, { sealed }: HandOver): LeftDraft | null {
  const plain = openWithSession(key, Buffer.from(sealed, 'base64'), handOverPurpose(id, 'draft'));
  if (!plain) return null;
  try {
    return LeftDraft.safeParse(JSON.parse(plain.toString())).data ?? null;
  } finally {
    plain.fill(0);
  }
}

/** Null: it can't be had now, or is another than was said. */
async function sealedPage(
  platform: Pick<PlatformLink, 'ask'>,
  id: string,
  { sha256, size }: HandOverPage,
  signal: AbortSignal,
): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  for (let from = 0; from < size; ) {
    const at = from;
    const answer = await platform.ask((client) => client.draftPage(id, sha256, at));
    if (answer.kind !== 'ok' || signal.aborted) return null;
    const piece = Buffer.from(answer.value.piece, 'base64');
    pieces.push(piece);
    from += piece.length;
  }
  const whole = Buffer.concat(pieces);
  return createHash('sha256').update(whole).digest('hex') === sha256 ? whole : null;
}

function refusal(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Ended {
  if (answer.kind !== 'refused') return { state: 'unreachable' };
  switch (answer.code) {
    case 'another-person':
    case 'being-taken':
    case 'over':
      return { state: answer.code };
    default:
      return { state: 'unusable' };
  }
}

/** The draft as it goes on: the person who is here now, identified anew, under the same submission id. */
export function goingOn(
  draft: PreReviewDraft,
  person: Pick<PreReviewDraft, 'consent' | 'applicant'>,
): PreReviewDraft {
  return { ...draft, ...person, signature: null, later: null };
}
