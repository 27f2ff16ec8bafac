/** The card screen's stream: what the reader sees, in the words of the contract, until a card is accepted or refused. */
import type { Connection } from '../connection.ts';
import type { Core } from '../core.ts';
import { applicantFromCard } from './applicant.ts';
import type { CardEvent } from './contract.ts';
import { identify } from './identify.ts';

export async function* cardEvents(
  core: Core,
  connection: Connection,
  signal: AbortSignal | undefined,
): AsyncGenerator<CardEvent, void> {
  connection.requireDraft();
  for await (const event of core.devices.readCard(signal)) {
    switch (event.state) {
      case 'waiting':
        yield { state: 'present-card' };
        break;
      case 'reading':
        yield { state: 'reading' };
        break;
      case 'again':
        yield { state: 'present-again', reason: event.reason };
        break;
      case 'host-restarted':
        yield { state: 'present-again', reason: 'reader-restarted' };
        break;
      case 'unavailable':
        yield { state: 'reader-unavailable' };
        break;
      case 'refused':
        yield event;
        return;
      case 'read': {
        const answer = applicantFromCard(event.card, Date.now());
        yield answer.ok
          ? { state: 'identified', draft: identify(core, connection, answer.applicant) }
          : { state: 'refused', reason: answer.reason };
        return;
      }
    }
  }
}
