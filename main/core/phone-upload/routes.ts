/** A picture from a phone, for one paper of the matter in hand. */
import { implement } from '@orpc/server';
import type { PlatformLink } from '../platform/link.ts';
import { type Context, withDraftOf } from '../session/access.ts';
import { either } from '../streams/either.ts';
import { phoneUploadContract } from './contract.ts';
import { receive } from './receive.ts';

type Arrived = { submissionId: string; jpeg: Uint8Array<ArrayBuffer> };

/** What is waited for, and what arrived, ends with the session. */
export class PhoneWaits {
  #ends = new AbortController();
  #arrived: Arrived | null = null;

  /** For one that listens until `signal`, or until the session's end. */
  until(signal: AbortSignal | undefined): AbortSignal {
    return signal ? either(signal, this.#ends.signal) : this.#ends.signal;
  }

  hold(arrived: Arrived): void {
    this.#arrived?.jpeg.fill(0);
    this.#arrived = arrived;
  }

  /** Once; null: nothing arrived in this matter. */
  take({ submissionId }: { submissionId: string }): Uint8Array<ArrayBuffer> | null {
    const arrived = this.#arrived;
    this.#arrived = null;
    return arrived?.submissionId === submissionId ? arrived.jpeg : null;
  }

  end(): void {
    this.#ends.abort();
    this.#ends = new AbortController();
    this.#arrived?.jpeg.fill(0);
    this.#arrived = null;
  }
}

type Deps = { platform: Pick<PlatformLink, 'ask'>; phoneWaits: PhoneWaits };

export function phoneUploadRoutes({ platform, phoneWaits }: Deps) {
  const os = implement(phoneUploadContract).$context<Context>();
  const withPapers = withDraftOf('pre-review', 'correction');
  return os.router({
    receive: os.receive.use(withPapers).handler(({ context: { draft }, input, signal }) => {
      const { submissionId, itemCode } = draft;
      const hold = (jpeg: Arrived['jpeg']) => phoneWaits.hold({ submissionId, jpeg });
      const wanted = { itemCode, archiveKey: input.archiveKey };
      return receive({ platform }, wanted, hold, phoneWaits.until(signal));
    }),
    picture: os.picture.use(withPapers).handler(({ context: { draft } }) => {
      const jpeg = phoneWaits.take(draft);
      if (!jpeg) return null;
      const picture = new Blob([jpeg], { type: 'image/jpeg' });
      jpeg.fill(0);
      return picture;
    }),
  });
}
