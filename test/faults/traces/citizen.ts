/** One marked citizen at the core: walks a matter of random kind and ends it at a random step, or during the call of one. */
import { NOTICE_VERSION } from '../../../main/core/model/consent.ts';
import { agree, type KioskClient, type TestKiosk } from '../../kit/kiosk.ts';
import type { Random } from '../../kit/random.ts';
import { sign } from '../../kit/signing.ts';
import { isFreeText, markedAnswers, type Person } from './person.ts';

/** How a session ends. `next`: somebody else begins at once. */
export const ENDS = ['finished', 'left', 'idle', 'screen-gone', 'core-killed', 'next'] as const;
export type End = (typeof ENDS)[number];

export type Visit = { matter: string; step: string; during: boolean; end: End; canaries: number };

type Step = { name: string; canaries: number; run(): Promise<unknown> };

/** A booking; pre-reviews whose forms ask for texts, the second of which takes a business licence; and a look at one's own bookings. */
const MATTERS = [
  { kind: 'booking', itemCode: 'RS-0001' },
  { kind: 'pre-review', itemCode: 'RS-0001' },
  { kind: 'pre-review', itemCode: 'RS-0034' },
  { kind: 'own bookings' },
] as const;
type Choice = (typeof MATTERS)[number];

const IDENTITIES = ['card', 'typed', 'code'] as const;
const PROVED = ['card', 'code'] as const;
/** For whom: mostly oneself; another by card or typed; an organisation, which not every item takes. */
const FOR_WHOM = ['oneself', 'oneself', 'card', 'typed', 'organisation'] as const;

export class MarkedCitizen {
  readonly #kiosk: TestKiosk;
  readonly #client: KioskClient;
  readonly #random: Random;
  readonly #person: Person;
  #receiptNo = '';

  constructor(kiosk: TestKiosk, client: KioskClient, person: Person, random: Random) {
    this.#kiosk = kiosk;
    this.#client = client;
    this.#person = person;
    this.#random = random;
  }

  /** Up to the step at which the session ends; `end` ends it. `look`: called while the person is on the kiosk, unless a call is under way. */
  async visit(at: number, end: (how: End) => Promise<void>, look?: () => void): Promise<Visit> {
    const choice = this.#one(MATTERS);
    const steps = await this.#steps(choice, at);
    const last = this.#random.below(steps.length);
    const during = this.#random.chance(0.4);
    const how = this.#one(ENDS);
    let canaries = 0;
    let waiting: Promise<unknown> = Promise.resolve();
    for (const [index, step] of steps.slice(0, last + 1).entries()) {
      canaries += step.canaries;
      const call = step.run();
      if (index === last && during) waiting = call.catch(() => undefined);
      else await call;
    }
    // Of a call that has only begun nothing may be there yet. Whom a code stands for is the sandbox's person, who has no mark.
    const isMarked = steps.slice(0, last + 1).some(({ name }) => !/ by code$|^list$/.test(name));
    if (!during && isMarked) look?.();
    await end(how);
    // Whoever is gone hears no answer.
    if (how !== 'screen-gone' && how !== 'core-killed') await waiting;
    return { matter: choice.kind, step: steps[last]?.name ?? '', during, end: how, canaries };
  }

  async #steps(choice: Choice, at: number): Promise<Step[]> {
    const client = this.#client;
    await client.session.begin();
    if (choice.kind === 'own bookings') return this.#ownBookingsSteps();
    const begun = await client.filing.begin(choice);
    if (begun.outcome !== 'begun') throw new Error(begun.outcome);
    await agree(client);
    const identity = this.#one(IDENTITIES);
    const print = () => client.slips.print({ receiptNo: this.#receiptNo });
    return [
      { name: `identity by ${identity}`, canaries: 3, run: () => this.#identify(identity) },
      { name: 'phone', canaries: 1, run: () => client.session.setPhone({ phone: this.#person.phone }) },
      ...this.#principalSteps(),
      ...(choice.kind === 'booking' ? this.#bookingSteps() : await this.#formSteps(choice.itemCode, at)),
      { name: 'confirm', canaries: 0, run: () => this.#confirm() },
      { name: 'slip', canaries: 0, run: print },
      { name: 'slip again', canaries: 0, run: print },
    ];
  }

  #principalSteps(): Step[] {
    const { principal: client } = this.#client;
    const { principal, organisation } = this.#person;
    const relation = 'parent' as const;
    switch (this.#one(FOR_WHOM)) {
      case 'card': {
        const read = () => this.#read('card', () => client.readCard({ relation }), principal);
        return [{ name: 'principal by card', canaries: 3, run: read }];
      }
      case 'typed': {
        const { name, idNumber } = principal;
        return [
          { name: 'principal typed', canaries: 2, run: () => client.enter({ name, idNumber, relation }) },
        ];
      }
      case 'organisation': {
        const entered = { ...organisation, role: 'handler' as const, isSure: true };
        return [{ name: 'organisation', canaries: 2, run: () => client.organisation(entered) }];
      }
      default:
        return [];
    }
  }

  async #ownBookingsSteps(): Promise<Step[]> {
    const { ownBookings } = this.#client;
    await ownBookings.begin();
    await ownBookings.agree({ notice: NOTICE_VERSION });
    const identity = this.#one(PROVED);
    const read = () => this.#read(identity, ownBookings.readCard);
    return [
      { name: `owner by ${identity}`, canaries: 3, run: read },
      { name: 'list', canaries: 0, run: () => ownBookings.list() },
    ];
  }

  #bookingSteps(): Step[] {
    const { booking } = this.#client;
    const choose = async () => {
      const { days } = await booking.days();
      const free = days.flatMap(({ date, slots }) =>
        slots.filter(({ remaining }) => remaining !== 0).map(({ start }) => ({ date, start })),
      );
      return booking.choose(free[this.#random.below(free.length)] ?? { date: '', start: '' });
    };
    return [
      { name: 'days', canaries: 0, run: () => booking.days() },
      { name: 'time', canaries: 0, run: choose },
    ];
  }

  async #formSteps(itemCode: string, at: number): Promise<Step[]> {
    const { preReview, catalogue } = this.#client;
    const item = await catalogue.item({ code: itemCode });
    if (!item) throw new Error(`no item ${itemCode}`);
    const licence = async () => {
      for await (const { event } of await this.#client.kiosk.events()) {
        if (event === 'listening') await this.#kiosk.bench({ do: 'scan', text: this.#person.licence });
        else if (event === 'scan') break;
      }
      return preReview.fillFromLicence();
    };
    const photographs = async () => {
      const agents = item.authorisation ?? [];
      for (const { archiveKey } of [...item.materials.filter(({ required }) => required), ...agents]) {
        await preReview.addPage({ archiveKey, jpeg: this.#person.photo });
      }
    };
    const texts = item.fields.filter(isFreeText).length;
    const answers = markedAnswers(item.fields, at);
    return [
      ...(itemCode === 'RS-0001' ? [] : [{ name: 'licence', canaries: 1, run: licence }]),
      { name: 'form', canaries: texts, run: () => preReview.answer({ answers }) },
      { name: 'photographs', canaries: 1, run: photographs },
      { name: 'signature', canaries: 1, run: () => sign(this.#client, itemCode, this.#person.ink) },
    ];
  }

  async #identify(by: (typeof IDENTITIES)[number]): Promise<void> {
    const { name, idNumber } = this.#person;
    if (by === 'typed') await this.#client.identity.enter({ name, idNumber });
    else await this.#read(by, this.#client.identity.readCard);
  }

  async #read(
    by: (typeof PROVED)[number],
    readCard: () => Promise<AsyncIterable<{ state: string }>>,
    whose: Pick<Person, 'name' | 'idNumber' | 'address'> = this.#person,
  ): Promise<void> {
    const { credential } = this.#person;
    const { name, idNumber, address } = whose;
    await this.#kiosk.bench({ do: 'remove' });
    if (by === 'card') await this.#kiosk.bench({ do: 'place-card', name, idNumber, address });
    let scanned = false;
    for await (const { state } of await readCard()) {
      if (by === 'code' && !scanned) await this.#kiosk.bench({ do: 'scan', text: credential });
      scanned = true;
      if (['identified', 'refused', 'same-person'].includes(state)) break;
    }
    await this.#kiosk.bench({ do: 'remove' });
  }

  async #confirm(): Promise<void> {
    const answer = await this.#client.filing.confirm();
    if (answer.outcome === 'committed') this.#receiptNo = answer.receipt.receiptNo;
  }

  #one<T>(list: readonly T[]): T {
    return list[this.#random.below(list.length)] as T;
  }
}
