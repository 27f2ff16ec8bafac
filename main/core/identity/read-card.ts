/** The identity screen's stream: what reader and scanner see, in the words of the contract, until somebody is accepted or refused. */
import type { ScanPayload } from '../../../devices/scanner/payload.ts';
import type { Core } from '../core.ts';
import type { DeviceHostClient } from '../devices/device-host-client.ts';
import type { Connection } from '../session/connection.ts';
import { merge } from '../streams/merge.ts';
import { applicantFromCard, applicantFromCredential } from './applicant.ts';
import type { CardEvent } from './contract.ts';
import { identify } from './identify.ts';

type ReaderEvent =
  ReturnType<DeviceHostClient['readCard']> extends AsyncGenerator<infer Event> ? Event : never;

export async function* cardEvents(
  core: Core,
  connection: Connection,
  signal: AbortSignal | undefined,
): AsyncGenerator<CardEvent, void> {
  connection.requireDraft();
  const done = new AbortController();
  const until = signal ? AbortSignal.any([signal, done.signal]) : done.signal;
  try {
    for await (const seen of merge(core.devices.readCard(until), core.scans.watch(until))) {
      const events =
        'state' in seen ? readerEvents(core, connection, seen) : codeEvents(core, connection, seen);
      for await (const event of events) {
        yield event;
        if (event.state === 'identified' || event.state === 'refused') return;
      }
    }
  } finally {
    done.abort();
  }
}

async function* readerEvents(
  core: Core,
  connection: Connection,
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
      const answer = applicantFromCard(event.card, Date.now());
      yield answer.ok
        ? {
            state: 'identified',
            draft: identify(core, connection, answer.applicant),
            photo: event.photo,
          }
        : { state: 'refused', reason: answer.reason };
    }
  }
}

/** A code is the platform's to read; without the platform it tells nobody anything. */
async function* codeEvents(
  core: Core,
  connection: Connection,
  payload: ScanPayload,
): AsyncGenerator<CardEvent, void> {
  if (payload.kind !== 'e-id') {
    yield { state: 'code-refused', reason: 'not-an-id-code' };
    return;
  }
  yield { state: 'checking-code' };
  const { submissionId } = connection.requireDraft().draft;
  const answer = await core.platform.ask((client) =>
    client.resolveCredential({ raw: payload.raw, submissionId }),
  );
  if (answer.kind === 'ok') {
    const applicant = applicantFromCredential(answer.value);
    yield applicant
      ? { state: 'identified', draft: identify(core, connection, applicant), photo: null }
      : { state: 'code-refused', reason: 'not-an-id-code' };
  } else if (answer.kind === 'refused') {
    const reason = answer.code === 'code-expired' ? 'expired' : 'not-an-id-code';
    yield { state: 'code-refused', reason };
  } else yield { state: 'code-refused', reason: 'offline' };
}
