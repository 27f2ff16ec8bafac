/** Asks the platform for a booking's queue ticket, and has it on paper before it counts as taken. */
import type { PrintOutcome } from '../../../../devices/common/contract.ts';
import type { Slip } from '../../../../devices/receipt-printer/contract.ts';
import type { CatalogueReader } from '../../catalogue/reader.ts';
import { hallTime } from '../../model/clock.ts';
import type { Language } from '../../model/language.ts';
import { composeTicket } from '../../papers/ticket.ts';
import type { PlatformLink } from '../../platform/link.ts';
import type { Session } from '../../session/session.ts';
import type { CheckInAnswer } from './contract.ts';
import type { PrintedTickets } from './printed-tickets.ts';

type Deps = {
  platform: Pick<PlatformLink, 'ask'>;
  catalogue: CatalogueReader;
  print: (slip: Slip) => Promise<PrintOutcome>;
  printed: Pick<PrintedTickets, 'note'>;
  siteName: string;
};

export class CheckingIn {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** `slip`: its name; null: there is none. */
  async ask(slip: string | null): Promise<CheckInAnswer> {
    if (slip === null) return { outcome: 'unknown' };
    const answer = await this.#deps.platform.ask((client) => client.checkIn(slip));
    if (answer.kind !== 'ok') return { outcome: 'offline' };
    return answer.value ?? { outcome: 'unknown' };
  }

  /** Null: there is no ticket to print now. Throws SessionEndedError when whoever waited for it is gone: it stays to be asked for. */
  async print(
    slip: string | null,
    session: Pick<Session, 'mustGoOn'>,
    language: Language,
  ): Promise<PrintOutcome | null> {
    const answer = await this.ask(slip);
    session.mustGoOn();
    if (slip === null || answer.outcome !== 'ticket') return null;
    const { catalogue, siteName, printed } = this.#deps;
    const { ticket } = answer;
    const itemName = catalogue.item(ticket.itemCode)?.name ?? ticket.itemCode;
    const printedAt = hallTime(Date.now());
    const outcome = await this.#deps.print(
      composeTicket({ ticket, itemName, siteName, printedAt, language }),
    );
    if (outcome.outcome === 'printed') printed.note(slip);
    return outcome;
  }
}
