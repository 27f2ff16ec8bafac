/** The identity screen's stream: what reader and scanner see, in the words of the contract, until somebody is accepted or refused. */
import type { ScanPayload } from '../../../devices/scanner/payload.ts';
import type { TrustedClock } from '../clock/trusted-clock.ts';
import type { DeviceHostClient } from '../devices/device-host-client.ts';
import type { Applicant } from '../model/draft.ts';
import type { PlatformLink } from '../platform/link.ts';
import type { Scans } from '../scans/scans.ts';
import type { OpenMatter } from '../session/access.ts';
import { merge } from '../streams/merge.ts';
import { applicantFromCard, applicantFromCredential } from './applicant.ts';
import type { CardEvent } from './contract.ts';
import { type IdentifyDeps, identify } from './identify.ts';

type ReaderEvent =
  ReturnType<DeviceHostClient['readCard']> extends AsyncGenerator<infer Event> ? Event : never;

export type IdentityDeps = IdentifyDeps & {
  devices: Pick<DeviceHostClient, 'readCard'>;
  scans: Pick<Scans, 'watch'>;
  platform: Pick<PlatformLink, 'ask'>;
  clock: Pick<TrustedClock, 'believed'>;
};

const ENDS: readonly CardEvent['state'][] = ['identified', 'another-person', 'refused'];

/** Ends with the person who was accepted, the card that was refused, or `signal`. */
export async function* cardEvents(
  deps: IdentityDeps,
  matter: OpenMatter,
  signal: AbortSignal | undefined,
): AsyncGenerator<CardEvent, void> {
  const done = new AbortController();
  const until = signal ? AbortSignal.any([signal, done.signal]) : done.signal;
  try {
    for await (const seen of merge(deps.devices.readCard(until), deps.scans.watch(until))) {
      const events = 'state' in seen ? readerEvents(deps, matter, seen) : codeEvents(deps, matter, seen);
      for await (const event of events) {
        yield event;
        if (ENDS.includes(event.state)) return;
      }
    }
  } finally {
    done.abort();
  }
}

async function* readerEvents(
  deps: IdentityDeps,
  matter: OpenMatter,
  event: ReaderEvent,
): AsyncGenerator<CardEvent, void> {
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
        ? identified(deps, matter, { ...answer.applicant, ...read }, event.photo)
        : { state: 'refused', reason: answer.reason };
    }
  }
}

function identified(
  deps: IdentityDeps,
  matter: OpenMatter,
  applicant: Applicant,
  photo: string | null,
): CardEvent {
  const { outcome, draft } = identify(deps, matter, applicant);
  return outcome === 'identified' ? { state: outcome, draft, photo } : { state: outcome, draft };
}

/** A code is the platform's to read; without the platform it tells nobody anything. */
async function* codeEvents(
  deps: IdentityDeps,
  matter: OpenMatter,
  payload: ScanPayload,
): AsyncGenerator<CardEvent, void> {
  if (payload.kind !== 'e-id') {
    yield { state: 'code-refused', reason: 'not-an-id-code' };
    return;
  }
  yield { state: 'checking-code' };
  const { submissionId } = matter.draft;
  const answer = await deps.platform.ask((client) =>
    client.resolveCredential({ raw: payload.raw, submissionId }),
  );
  if (answer.kind === 'ok') {
    const applicant = applicantFromCredential(answer.value);
    yield applicant
      ? identified(deps, matter, applicant, null)
      : { state: 'code-refused', reason: 'not-an-id-code' };
  } else if (answer.kind === 'refused') {
    const reason = answer.code === 'code-expired' ? 'expired' : 'not-an-id-code';
    yield { state: 'code-refused', reason };
  } else yield { state: 'code-refused', reason: 'offline' };
}
