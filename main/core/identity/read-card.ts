/** An identity screen's stream: what reader and scanner see, in the words of the contract, until somebody is accepted or refused. */
import type { ScanPayload } from '../../../devices/scanner/payload.ts';
import type { TrustedClock } from '../clock/trusted-clock.ts';
import type { DeviceHostClient } from '../devices/device-host-client.ts';
import type { Applicant } from '../model/draft.ts';
import type { PlatformLink } from '../platform/link.ts';
import type { Scans } from '../scans/scans.ts';
import type { OpenMatter } from '../session/access.ts';
import { either } from '../streams/either.ts';
import { merge } from '../streams/merge.ts';
import { applicantFromCard, applicantFromCredential } from './applicant.ts';
import type { CardEvent, RefusedEvent, WaitingEvent } from './contract.ts';
import { type IdentifyDeps, identify } from './identify.ts';

type ReaderEvent =
  ReturnType<DeviceHostClient['readCard']> extends AsyncGenerator<infer Event> ? Event : never;

export type ReadingDeps = {
  devices: Pick<DeviceHostClient, 'readCard'>;
  scans: Pick<Scans, 'watch'>;
  platform: Pick<PlatformLink, 'ask'>;
  clock: Pick<TrustedClock, 'believed'>;
};

export type IdentityDeps = IdentifyDeps & ReadingDeps;

/** What a card is read for. */
type Purpose<Accepted> = {
  /** The matter or the enquiry, UUIDv7: what an electronic ID code is shown for. */
  id: string;
  /** What becomes of the person; it ends the stream. `photo`: the card's, where one was read. */
  accept: (person: Applicant, photo: string | null) => Accepted;
};

const WAITING: readonly string[] = [
  'present-card',
  'reading',
  'present-again',
  'reader-unavailable',
  'checking-code',
  'code-refused',
] satisfies WaitingEvent['state'][];

/** For the draft of a matter. Ends with the person who was accepted, the card that was refused, or `signal`. */
export function cardEvents(
  deps: IdentityDeps,
  matter: OpenMatter,
  signal: AbortSignal | undefined,
): AsyncGenerator<CardEvent, void> {
  const accept = (person: Applicant, photo: string | null): CardEvent => {
    const { outcome, draft } = identify(deps, matter, person);
    return outcome === 'identified' ? { state: outcome, draft, photo } : { state: outcome, draft };
  };
  return readEvents(deps, { id: matter.draft.submissionId, accept }, signal);
}

/** Ends with the first event that is not about waiting, or with `signal`. */
export async function* readEvents<Accepted extends { state: string }>(
  deps: ReadingDeps,
  purpose: Purpose<Accepted>,
  signal: AbortSignal | undefined,
): AsyncGenerator<WaitingEvent | RefusedEvent | Accepted, void> {
  const done = new AbortController();
  const until = signal ? either(signal, done.signal) : done.signal;
  try {
    for await (const seen of merge(deps.devices.readCard(until), deps.scans.watch(until))) {
      const events = 'state' in seen ? readerEvents(deps, purpose, seen) : codeEvents(deps, purpose, seen);
      for await (const event of events) {
        yield event;
        if (!WAITING.includes(event.state)) return;
      }
    }
  } finally {
    done.abort();
  }
}

async function* readerEvents<Accepted>(
  deps: ReadingDeps,
  { accept }: Purpose<Accepted>,
  event: ReaderEvent,
): AsyncGenerator<WaitingEvent | RefusedEvent | Accepted, void> {
  switch (event.state) {
    case 'waiting':
      yield { state: 'present-card' };
      return;
    case 'reading':
      yield { state: 'reading' };
      return;
    case 'again':
      yield { state: 'present-again', reason: event.reason };
      return;
    case 'host-restarted':
      yield { state: 'present-again', reason: 'reader-restarted' };
      return;
    case 'unavailable':
      yield { state: 'reader-unavailable' };
      return;
    case 'refused':
      yield event;
      return;
    case 'read': {
      const answer = applicantFromCard(event.card, deps.clock.believed);
      const read = event.sam === null ? {} : { sam: event.sam };
      yield answer.ok
        ? accept({ ...answer.applicant, ...read }, event.photo)
        : { state: 'refused', reason: answer.reason };
    }
  }
}

/** A code is the platform's to read; without the platform it tells nobody anything. */
async function* codeEvents<Accepted>(
  deps: ReadingDeps,
  { id: submissionId, accept }: Purpose<Accepted>,
  payload: ScanPayload,
): AsyncGenerator<WaitingEvent | Accepted, void> {
  if (payload.kind !== 'e-id') {
    yield { state: 'code-refused', reason: 'not-an-id-code' };
    return;
  }
  yield { state: 'checking-code' };
  const answer = await deps.platform.ask((client) =>
    client.resolveCredential({ raw: payload.raw, submissionId }),
  );
  if (answer.kind === 'ok') {
    const applicant = applicantFromCredential(answer.value);
    yield applicant ? accept(applicant, null) : { state: 'code-refused', reason: 'not-an-id-code' };
  } else if (answer.kind === 'refused') {
    const reason = answer.code === 'code-expired' ? 'expired' : 'not-an-id-code';
    yield { state: 'code-refused', reason };
  } else yield { state: 'code-refused', reason: 'offline' };
}
