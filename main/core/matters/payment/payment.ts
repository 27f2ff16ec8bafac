/** Asks the platform how the payment of a case stands until it is over; nothing of it is kept here. */
import { setTimeout as wait } from 'node:timers/promises';
import type { PrintOutcome } from '../../../../devices/common/contract.ts';
import type { Slip } from '../../../../devices/receipt-printer/contract.ts';
import type { CatalogueReader } from '../../catalogue/reader.ts';
import { hallTime } from '../../model/clock.ts';
import type { Language } from '../../model/language.ts';
import { composePaymentSlip } from '../../papers/payment-slip.ts';
import type { PlatformLink } from '../../platform/link.ts';
import type { Session } from '../../session/session.ts';
import type { PaymentAnswer } from './contract.ts';

type Deps = {
  platform: Pick<PlatformLink, 'ask'>;
  catalogue: CatalogueReader;
  print: (slip: Slip) => Promise<PrintOutcome>;
  siteName: string;
};

/** Whoever paid by phone looks up at the kiosk, milliseconds. */
const ASK_EVERY_MS = 1_500;

export class Paying {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** `slip`: its name; null: there is none. */
  async ask(slip: string | null): Promise<PaymentAnswer> {
    if (slip === null) return { outcome: 'unknown' };
    const answer = await this.#deps.platform.ask((client) => client.payment(slip));
    if (answer.kind !== 'ok') return { outcome: 'offline' };
    return answer.value ?? { outcome: 'unknown' };
  }

  async *watch(slip: string | null, signal: AbortSignal | undefined): AsyncGenerator<PaymentAnswer, void> {
    let told = '';
    while (!signal?.aborted) {
      const answer = await this.ask(slip);
      const said = JSON.stringify(answer);
      if (said !== told) yield answer;
      told = said;
      if (isOver(answer)) return;
      await wait(ASK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Null: nothing was paid. Throws SessionEndedError when whoever waited for it is gone. */
  async print(
    slip: string | null,
    session: Pick<Session, 'mustGoOn'>,
    language: Language,
  ): Promise<PrintOutcome | null> {
    const answer = await this.ask(slip);
    session.mustGoOn();
    if (answer.outcome !== 'order' || answer.order.state !== 'paid') return null;
    const { catalogue, siteName } = this.#deps;
    const { order } = answer;
    const itemName = catalogue.item(order.itemCode)?.name ?? order.itemCode;
    return this.#deps.print(
      composePaymentSlip({ order, itemName, siteName, printedAt: hallTime(Date.now()), language }),
    );
  }
}

/** An order that expired may be made anew by the authority, but not while somebody waits for it. */
const isOver = (answer: PaymentAnswer) =>
  answer.outcome === 'unknown' || (answer.outcome === 'order' && answer.order.state !== 'due');
