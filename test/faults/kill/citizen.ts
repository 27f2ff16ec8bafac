/** A citizen at a kiosk whose core may die at any moment: goes through matters, and keeps every receipt that was answered. */

import { fittingAnswer } from '../../kit/answers.ts';
import { jpegOf } from '../../kit/jpeg.ts';
import { agree, type KioskClient } from '../../kit/kiosk.ts';
import type { Random } from '../../kit/random.ts';
import { sign } from '../../kit/signing.ts';

/** What one matter came to. The phone number is unique to the matter, so that its content can be told apart. */
export type Matter = {
  phone: string;
  /** Answered by the core, and so promised. */
  receiptNo: string | null;
  /** Confirm was tapped. */
  confirmed: boolean;
};

export type Phase = 'starting' | 'filling' | 'uploading-page' | 'confirming' | 'after-confirm';

type Ticket = Awaited<ReturnType<KioskClient['session']['begin']>>;

export class Citizen {
  readonly matters: Matter[] = [];
  phase: Phase = 'starting';
  readonly #random: Random;
  readonly #phonePrefix: string;
  #open: { ticket: Ticket; matter: Matter; service: 'booking' | 'pre-review' } | null = null;

  /** `kiosk`: 0 to 99. */
  constructor(random: Random, kiosk: number) {
    this.#random = random;
    this.#phonePrefix = `139${String(kiosk).padStart(2, '0')}`;
  }

  /** Receipt numbers that were answered so far. */
  get promised(): number {
    return this.matters.filter(({ receiptNo }) => receiptNo !== null).length;
  }

  /** Goes on with what the crash interrupted, then from matter to matter until a call fails or `ended`. */
  async live(client: KioskClient, ended: () => boolean): Promise<void> {
    this.phase = 'starting';
    await client.kiosk.info();
    if (this.#open) await this.#resume(client);
    while (!ended()) await this.#matter(client);
  }

  async #resume(client: KioskClient): Promise<void> {
    const open = this.#open;
    if (!open) return;
    const answer = await client.session.resume(open.ticket);
    // One who had tapped confirm taps again; one who was still filling in sometimes leaves.
    if (answer.outcome === 'resumed' && open.matter.confirmed) await this.#confirm(client, open);
    this.#open = null;
  }

  async #matter(client: KioskClient): Promise<void> {
    this.phase = 'filling';
    const random = this.#random;
    const service = random.chance(0.5) ? 'booking' : 'pre-review';
    const phone = `${this.#phonePrefix}${String(this.matters.length + 1).padStart(6, '0')}`;
    const matter: Matter = { phone, receiptNo: null, confirmed: false };
    this.matters.push(matter);
    const ticket = await client.session.begin();
    this.#open = { ticket, matter, service };
    const chosen = await client.filing.begin({ kind: service, itemCode: 'RS-0001' });
    if (chosen.outcome !== 'begun') {
      // No key yet, or no space: the screen says so and the citizen tries again.
      this.#open = null;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return;
    }
    await agree(client);
    await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
    await client.session.setPhone({ phone });
    if (service === 'booking') await this.#chooseSlot(client);
    else await this.#fillIn(client);
    await this.#confirm(client, this.#open);
    this.#open = null;
  }

  async #chooseSlot(client: KioskClient): Promise<void> {
    for (;;) {
      const { days } = await client.booking.days();
      const free = days.flatMap(({ date, slots }) =>
        slots.filter(({ remaining }) => remaining !== 0).map(({ start }) => ({ date, start })),
      );
      const slot = free[this.#random.below(free.length)];
      if (!slot) throw new Error('the sandbox ran out of slots');
      if ((await client.booking.choose(slot)).outcome === 'chosen') return;
    }
  }

  async #fillIn(client: KioskClient): Promise<void> {
    const item = await client.catalogue.item({ code: 'RS-0001' });
    if (!item) throw new Error('RS-0001');
    await client.preReview.answer({
      answers: Object.fromEntries(item.fields.map((field) => [field.key, fittingAnswer(field)])),
    });
    this.phase = 'uploading-page';
    for (const { archiveKey } of item.materials.filter(({ required }) => required)) {
      const bytes = new Uint8Array(5_000 + this.#random.below(300_000));
      for (let at = 0; at < bytes.length; at += 7) bytes[at] = this.#random.below(256);
      const jpeg = new Blob([jpegOf(bytes)], { type: 'image/jpeg' });
      await client.preReview.addPage({ archiveKey, jpeg });
    }
    await sign(client, 'RS-0001');
  }

  async #confirm(client: KioskClient, { matter }: { matter: Matter }): Promise<void> {
    this.phase = 'confirming';
    matter.confirmed = true;
    const answer = await client.filing.confirm();
    this.phase = 'after-confirm';
    if (answer.outcome !== 'committed') throw new Error(`confirm: ${JSON.stringify(answer)}`);
    matter.receiptNo = answer.receipt.receiptNo;
  }
}
