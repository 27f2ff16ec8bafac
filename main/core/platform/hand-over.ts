/** What the client asks where a draft is left for later and taken up again. Its pages go up like any photograph (upload.ts). */
import type { Client } from 'openapi-fetch';
import type { z } from 'zod';
import { type Answer, HandOver, HandOverPiece, HandOverPlace, type HandOverRequest } from './answers.ts';
import type { paths } from './generated/api.d.ts';

type Raw = Promise<{ data?: unknown; error?: unknown; response: Response }>;
type Asking = {
  http: Client<paths>;
  each: () => { parseAs: 'text'; signal: AbortSignal };
  ask: <T>(schema: z.ZodType<T>, request: () => Raw) => Promise<Answer<T>>;
  done: (request: () => Promise<{ error?: unknown; response: Response }>) => Promise<Answer<void>>;
};

export interface HandOverQuestions {
  /** Leaves a draft whose pages have arrived; safe to repeat. */
  leaveDraft(id: string, draft: HandOverRequest): Promise<Answer<HandOverPlace>>;
  /**
   * Takes it up: from now on, for some minutes, it is this kiosk's alone. Refused with `another-person`, `being-taken`, or `over` where
   * it was taken up before, was deleted, or its days have passed.
   */
  takeDraft(id: string, holder: string): Promise<Answer<HandOver>>;
  /** A piece of a sealed page, from a byte on, of a draft that this kiosk takes up. */
  draftPage(id: string, sha256: string, from: number): Promise<Answer<HandOverPiece>>;
  /** It is taken up, or not wanted: nothing of it is kept. Safe to repeat. */
  dropDraft(id: string): Promise<Answer<void>>;
}

export function handOverQuestions({ http, each, ask, done }: Asking): HandOverQuestions {
  const at = (id: string) => ({ path: { id } });
  return {
    leaveDraft: (id, body) =>
      ask(HandOverPlace, () => http.PUT('/hand-overs/{id}', { params: at(id), body, ...each() })),
    takeDraft: (id, holder) =>
      ask(HandOver, () =>
        http.POST('/hand-overs/{id}/take', { params: at(id), body: { holder }, ...each() }),
      ),
    draftPage: (id, sha256, from) =>
      ask(HandOverPiece, () =>
        http.GET('/hand-overs/{id}/pages/{sha256}', {
          params: { path: { id, sha256 }, query: { from } },
          ...each(),
        }),
      ),
    dropDraft: (id) => done(() => http.DELETE('/hand-overs/{id}', { params: at(id), ...each() })),
  };
}
