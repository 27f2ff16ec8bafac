/** Who comes to the kiosk in a month, at the core's own contract, call by call as the screen makes them. */
import { setTimeout as wait } from 'node:timers/promises';
import { fittingAnswer } from '../../kit/answers.ts';
import { jpegOf } from '../../kit/jpeg.ts';
import { agree, type KioskClient, showCard, type TestKiosk } from '../../kit/kiosk.ts';
import type { Random } from '../../kit/random.ts';
import { sign } from '../../kit/signing.ts';
import { LineBroken, type Screen } from './screen.ts';

const ITEM = 'RS-0001';
const BOOKINGS = 0.6;
const BY_CARD = 0.05;
const PAGE_BYTES = [4_000, 24_000] as const;
/** Before and behind the answer to a confirm, milliseconds. */
const STRIKE_MS = 40;
const TRIES = 20;
const LOOK_AGAIN_MS = 300;
const STAGES = ['begun', 'identified', 'filled'] as const;

/** What one matter came to. The phone number is unique to the matter, so that its content can be told apart. */
export type Matter = { phone: string; receiptNo: string | null; left: boolean };

export type Tools = {
  screen: Screen;
  bench: TestKiosk['bench'];
  random: Random;
  /** Whether a card can be read just now. */
  readsCards: () => boolean;
  /** Somebody waits for half a minute. */
  later: () => void;
};

type Service = 'booking' | 'pre-review';
type Ticket = Awaited<ReturnType<KioskClient['session']['begin']>>;

export class Citizens {
  readonly matters: Matter[] = [];
  /** Sessions that were lost with their core before confirm. */
  interrupted = 0;
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  get filed(): Matter[] {
    return this.matters.filter(({ receiptNo }) => receiptNo !== null);
  }

  /**
   * Files one matter to its receipt, now and then (`prints`: how often) takes the slip along, and ends the session. `strike`: called once
   * confirm was tapped; the core may die of it, and the citizen goes on where the screen takes them up again. Whose session is lost before
   * begins anew. Returns what became of the slip, null where none was asked for.
   */
  async file(strike: (() => void) | null, prints = 0): Promise<string | null> {
    const { random } = this.#tools;
    const service: Service = random.chance(BOOKINGS) ? 'booking' : 'pre-review';
    const isPrinted = random.chance(prints);
    for (;;) {
      const matter = this.#next();
      const ticket = await this.#fill(service, matter).catch(ifBroken);
      const struck = ticket && strike ? wait(random.below(STRIKE_MS)).then(strike) : null;
      matter.receiptNo = ticket && (await this.#confirm(ticket));
      await struck;
      matter.left = matter.receiptNo === null;
      if (!matter.left) return this.#leave(isPrinted ? matter.receiptNo : null);
      this.interrupted++;
    }
  }

  /** Somebody goes away in the middle: the screen ends their session when its time is up, or is switched off. */
  async walkAway(): Promise<void> {
    const { screen, random } = this.#tools;
    const matter = this.#next();
    matter.left = true;
    const stage = STAGES[random.below(STAGES.length)] ?? 'begun';
    await this.#fill(random.chance(0.5) ? 'booking' : 'pre-review', matter, stage).catch(ifBroken);
    if (random.chance(0.3)) screen.hangUp();
    else await screen.with((client) => client.session.end({ reason: 'idle' })).catch(ifBroken);
  }

  /** A core that came back opens the draft with the screen's key; who had tapped confirm taps again. Null: the draft is gone. */
  async #confirm(ticket: Ticket): Promise<string | null> {
    const { screen } = this.#tools;
    const confirmed = await screen.with(confirm).catch(ifBroken);
    if (confirmed !== null) return confirmed;
    return screen.again(async (client) => {
      const { outcome } = await client.session.resume(ticket);
      return outcome === 'resumed' ? confirm(client) : null;
    });
  }

  /** With the slip of a receipt, where it is asked for. The blow may have fallen behind the answer to confirm: then nobody is there any more. */
  #leave(receiptNo: string | null): Promise<string | null> {
    const leaves = this.#tools.screen.with(async (client) => {
      const slip = receiptNo ? (await client.slips.print({ receiptNo })).outcome : null;
      await client.session.end({ reason: 'finished' });
      return slip;
    });
    return leaves.catch(ifBroken);
  }

  #next(): Matter {
    const phone = `139${String(this.matters.length + 1).padStart(8, '0')}`;
    const matter: Matter = { phone, receiptNo: null, left: false };
    this.matters.push(matter);
    return matter;
  }

  #fill(service: Service, { phone }: Matter, stage: (typeof STAGES)[number] = 'filled'): Promise<Ticket> {
    const { screen, random, readsCards, bench } = this.#tools;
    const byCard = readsCards() && random.chance(BY_CARD);
    return screen.with(async (client) => {
      const ticket = await client.session.begin();
      const begun = await client.filing.begin({ kind: service, itemCode: ITEM });
      if (begun.outcome !== 'begun') throw new Error(`begin: ${JSON.stringify(begun)}`);
      if (stage === 'begun') return ticket;
      await agree(client);
      const isRead = byCard && (await readCard(client, bench));
      if (!isRead) await client.identity.enter({ name: '张样例', idNumber: residentNumber(random) });
      await client.session.setPhone({ phone });
      if (stage === 'identified') return ticket;
      if (service === 'booking') await chooseTime(client, this.#tools);
      else await fillIn(client, random);
      return ticket;
    });
  }
}

/** False: the reader could not, and the citizen types their number. */
async function readCard(client: KioskClient, bench: Tools['bench']): Promise<boolean> {
  const last = await showCard({ bench }, client, client.identity, 'zhang');
  await bench({ do: 'remove' });
  return last?.state === 'identified';
}

/** Of a call whose line broke. */
function ifBroken(error: unknown): null {
  if (error instanceof LineBroken) return null;
  throw error;
}

async function confirm(client: KioskClient): Promise<string> {
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(`confirm: ${JSON.stringify(answer)}`);
  return answer.receipt.receiptNo;
}

/** A kiosk that doubts its clock offers no day until the platform answered again. */
async function chooseTime(client: KioskClient, { random, later }: Tools): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { days } = await client.booking.days();
    const free = days.flatMap(({ date, slots }) =>
      slots.filter(({ remaining }) => remaining !== 0).map(({ start }) => ({ date, start })),
    );
    const slot = free[random.below(free.length)];
    if (!slot) {
      later();
      await wait(LOOK_AGAIN_MS);
      continue;
    }
    const { outcome } = await client.booking.choose(slot);
    if (outcome === 'chosen') return;
    if (outcome !== 'taken') throw new Error(`choose: ${outcome}`);
  }
  throw new Error('no time is offered');
}

async function fillIn(client: KioskClient, random: Random): Promise<void> {
  const item = await client.catalogue.item({ code: ITEM });
  if (!item) throw new Error(ITEM);
  await client.preReview.answer({
    answers: Object.fromEntries(item.fields.map((field) => [field.key, fittingAnswer(field)])),
  });
  for (const { archiveKey } of item.materials.filter(({ required }) => required)) {
    const bytes = new Uint8Array(PAGE_BYTES[0] + random.below(PAGE_BYTES[1]));
    for (let at = 0; at < bytes.length; at += 7) bytes[at] = random.below(256);
    const jpeg = new Blob([jpegOf(bytes)], { type: 'image/jpeg' });
    await client.preReview.addPage({ archiveKey, jpeg });
  }
  await sign(client, ITEM);
}

/** GB 11643, of nobody real: division 990000. */
function residentNumber(random: Random): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const birth = `${1940 + random.below(60)}${two(1 + random.below(12))}${two(1 + random.below(28))}`;
  const body = `990000${birth}${String(random.below(1_000)).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}
