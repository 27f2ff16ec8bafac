/** A picture from a phone, for one paper of the matter in hand. */
import { implement } from '@orpc/server';
import type { PlatformLink } from '../platform/link.ts';
import { type Context, withDraftOf } from '../session/access.ts';
import { phoneUploadContract } from './contract.ts';
import { receive } from './receive.ts';

/** What is waited for ends with the session. */
export class PhoneWaits {
  #ends = new AbortController();

  /** For one that listens until `signal`, or until the session's end. */
  until(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([signal, this.#ends.signal]) : this.#ends.signal;
  }

  end(): void {
    this.#ends.abort();
    this.#ends = new AbortController();
  }
}

type Deps = { platform: Pick<PlatformLink, 'ask'>; phoneWaits: PhoneWaits };

export function phoneUploadRoutes({ platform, phoneWaits }: Deps) {
  const os = implement(phoneUploadContract).$context<Context>();
  return os.router({
    receive: os.receive
      .use(withDraftOf('pre-review', 'correction'))
      .handler(({ context: { draft }, input, signal }) =>
        receive({ platform }, draft, input.archiveKey, phoneWaits.until(signal)),
      ),
  });
}
