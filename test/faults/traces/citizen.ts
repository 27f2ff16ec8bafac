/** One marked citizen at the core: walks a matter of random kind and ends it at a random step, or during the call of one. */
import { agree } from '../../kit/kiosk.ts';
import { sign } from '../../kit/signing.ts';
import { Hands, PROVED } from './hands.ts';
import { laterSteps } from './later-steps.ts';
import { photographSteps } from './papers-steps.ts';
import { paymentSteps } from './payment-steps.ts';
import { isFreeText, KEEPER, markedAnswers } from './person.ts';
import { principalSteps } from './principal-steps.ts';
import { resultSteps } from './result-steps.ts';
import { isMarked, type Step } from './step.ts';

/** How a session ends. `next`: somebody else begins at once. */
export const ENDS = ['finished', 'left', 'idle', 'screen-gone', 'core-killed', 'next'] as const;
export type End = (typeof ENDS)[number];

export type Visit = { matter: string; step: string; during: boolean; end: End; canaries: number };

/**
 * A booking; online applications with papers from each source, one of them left for later; a pre-review that takes a business licence; a look at
 * one's own bookings and papers; a fee to be paid.
 */
const MATTERS = [
  { kind: 'booking', itemCode: 'RS-0001' },
  { kind: 'pre-review', itemCode: 'RS-0034', papers: 'camera' },
  { kind: 'pre-review', itemCode: 'RS-0001', papers: 'camera' },
  { kind: 'pre-review', itemCode: 'RS-0001', papers: 'phone' },
  { kind: 'pre-review', itemCode: 'GJ-0012', papers: 'archive' },
  { kind: 'pre-review', itemCode: 'RS-0001', papers: 'camera', isLeft: true },
  { kind: 'own bookings' },
  { kind: 'payment' },
] as const;
type Choice = (typeof MATTERS)[number];
type PreReview = Extract<Choice, { kind: 'pre-review' }>;

const IDENTITIES = ['card', 'typed', 'code'] as const;

export class MarkedCitizen {
  readonly #hands: Hands;
  #receiptNo = '';

  constructor(parts: ConstructorParameters<typeof Hands>[0]) {
    this.#hands = new Hands(parts);
  }

  /** Up to the step at which the session ends; `end` ends it. `look`: called while the person is on the kiosk, unless a call is under way. */
  async visit(at: number, end: (how: End) => Promise<void>, look?: () => void): Promise<Visit> {
    const { random } = this.#hands;
    const choice = this.#hands.one(MATTERS);
    await this.#hands.client.session.begin();
    const steps = await this.#steps(choice, at);
    const done = steps.slice(0, random.below(steps.length) + 1);
    const last = done.at(-1);
    const during = random.chance(0.4) && !last?.isAnew;
    const how = this.#hands.one(ENDS);
    let canaries = 0;
    let waiting: Promise<unknown> = Promise.resolve();
    for (const step of done) {
      canaries += step.canaries;
      const call = step.run();
      if (step === last && during) waiting = call.catch(() => undefined);
      else await call;
    }
    // Of a call that has only begun nothing may be there yet.
    if (!during && isMarked(done)) look?.();
    await end(how);
    // Whoever is gone hears no answer.
    if (how !== 'screen-gone' && how !== 'core-killed') await waiting;
    return { matter: nameOf(choice), step: last?.name ?? '', during, end: how, canaries };
  }

  async #steps(choice: Choice, at: number): Promise<Step[]> {
    const hands = this.#hands;
    if (choice.kind === 'payment') return paymentSteps(hands);
    if (choice.kind === 'own bookings') return this.#ownSteps();
    const { client, person } = hands;
    const begun = await client.filing.begin({ kind: choice.kind, itemCode: choice.itemCode });
    if (begun.outcome !== 'begun') throw new Error(begun.outcome);
    await agree(client);
    const isKeeper = choice.kind === 'pre-review' && choice.papers === 'archive';
    if (isKeeper) person.idNumber = KEEPER;
    // Archive and draft are given to whose card it is, and nobody else's papers are taken.
    const isOwn = isKeeper || 'isLeft' in choice;
    const print = () => client.slips.print({ receiptNo: this.#receiptNo });
    return [
      this.#identity(isOwn ? 'card' : hands.one(IDENTITIES)),
      { name: 'phone', canaries: 1, run: () => client.session.setPhone({ phone: person.phone }) },
      ...(isOwn ? [] : principalSteps(hands)),
      ...(choice.kind === 'booking' ? this.#bookingSteps() : await this.#formSteps(choice, at)),
      { name: 'confirm', canaries: 0, run: () => this.#confirm() },
      { name: 'slip', canaries: 0, run: print },
      { name: 'slip again', canaries: 0, run: print },
    ];
  }

  #identity(by: (typeof IDENTITIES)[number]): Step {
    const { client, person } = this.#hands;
    const { name, idNumber } = person;
    const run = () =>
      by === 'typed'
        ? client.identity.enter({ name, idNumber })
        : this.#hands.read(by, client.identity.readCard);
    return { name: `identity by ${by}`, canaries: 3, run, ...(by === 'code' && { isUnseen: true }) };
  }

  #ownSteps(): Step[] {
    const { ownBookings, archive } = this.#hands.client;
    return [
      this.#hands.owner(this.#hands.one(PROVED)),
      { name: 'list', canaries: 0, run: () => ownBookings.list() },
      { name: 'own papers', canaries: 0, run: () => archive.own() },
    ];
  }

  #bookingSteps(): Step[] {
    const { booking } = this.#hands.client;
    const choose = async () => {
      const { days } = await booking.days();
      const free = days.flatMap(({ date, slots }) =>
        slots.filter(({ remaining }) => remaining !== 0).map(({ start }) => ({ date, start })),
      );
      return booking.choose(free[this.#hands.random.below(free.length)] ?? { date: '', start: '' });
    };
    return [
      { name: 'days', canaries: 0, run: () => booking.days() },
      { name: 'time', canaries: 0, run: choose },
    ];
  }

  async #formSteps(choice: PreReview, at: number): Promise<Step[]> {
    const { client, person } = this.#hands;
    const { itemCode } = choice;
    const item = await client.catalogue.item({ code: itemCode });
    if (!item) throw new Error(`no item ${itemCode}`);
    const licence = async () => {
      await this.#hands.scan(person.licence);
      return client.preReview.fillFromLicence();
    };
    const texts = item.fields.filter(isFreeText).length;
    const answers = markedAnswers(item.fields, at);
    return [
      ...(itemCode === 'RS-0034' ? [{ name: 'licence', canaries: 1, run: licence }] : []),
      { name: 'form', canaries: texts, run: () => client.preReview.answer({ answers }) },
      ...photographSteps(this.#hands, item, choice.papers),
      ...('isLeft' in choice ? laterSteps(this.#hands) : []),
      ...resultSteps(this.#hands, item),
      { name: 'signature', canaries: 1, run: () => sign(client, itemCode, person.ink) },
    ];
  }

  async #confirm(): Promise<void> {
    const answer = await this.#hands.client.filing.confirm();
    if (answer.outcome === 'committed') this.#receiptNo = answer.receipt.receiptNo;
  }
}

function nameOf(choice: Choice): string {
  if (choice.kind !== 'pre-review') return choice.kind;
  const name = choice.itemCode === 'RS-0034' ? choice.kind : 'online application';
  if ('isLeft' in choice) return `${name}, left for later`;
  return choice.papers === 'camera' ? name : `${name}, ${choice.papers}`;
}
