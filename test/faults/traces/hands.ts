/** What a marked citizen has to do with: the kiosk and its client, a person's data, a card and codes to show. */
import { REPEAT_MS } from '../../../devices/scanner/protocol.ts';
import { NOTICE_VERSION } from '../../../main/core/model/consent.ts';
import type { KioskClient, TestKiosk } from '../../kit/kiosk.ts';
import type { Random } from '../../kit/random.ts';
import type { Person } from './person.ts';
import type { Prepared } from './prepared.ts';
import type { Step } from './step.ts';

export const PROVED = ['card', 'code'] as const;

/** Longer than a scanner takes one code for the same. */
const HELD_AGAIN_MS = 2 * REPEAT_MS;

export class Hands {
  readonly kiosk: TestKiosk;
  readonly client: KioskClient;
  readonly person: Person;
  readonly prepared: Prepared;
  readonly random: Random;

  constructor(parts: Pick<Hands, 'kiosk' | 'client' | 'person' | 'prepared' | 'random'>) {
    this.kiosk = parts.kiosk;
    this.client = parts.client;
    this.person = parts.person;
    this.prepared = parts.prepared;
    this.random = parts.random;
  }

  one<T>(list: readonly T[]): T {
    return list[this.random.below(list.length)] as T;
  }

  /** Shows a card or a code to whoever asks, until it is taken or refused. */
  async read(
    by: (typeof PROVED)[number],
    readCard: () => Promise<AsyncIterable<{ state: string }>>,
    whose: Pick<Person, 'name' | 'idNumber' | 'address'> = this.person,
  ): Promise<void> {
    const { name, idNumber, address } = whose;
    await this.kiosk.bench({ do: 'remove' });
    if (by === 'card') await this.kiosk.bench({ do: 'place-card', name, idNumber, address });
    let scanned = false;
    for await (const { state } of await readCard()) {
      if (by === 'code' && !scanned) await this.kiosk.bench({ do: 'scan', text: this.person.credential });
      scanned = true;
      if (['identified', 'refused', 'same-person'].includes(state)) break;
    }
    await this.kiosk.bench({ do: 'remove' });
  }

  /** Holds a code to the scanner as a screen listens, and again until it is there: one that was held a moment ago is not heard at once. */
  async scan(text: string): Promise<void> {
    let again: NodeJS.Timeout | undefined;
    const hold = () => this.kiosk.bench({ do: 'scan', text });
    try {
      for await (const { event } of await this.client.kiosk.events()) {
        if (event === 'scan') break;
        if (event !== 'listening') continue;
        await hold();
        again = setInterval(() => void hold(), HELD_AGAIN_MS);
      }
    } finally {
      clearInterval(again);
    }
  }

  /** Whose bookings, papers or draft these are. */
  owner(by: (typeof PROVED)[number]): Step {
    const { ownBookings } = this.client;
    const run = async () => {
      await ownBookings.begin();
      await ownBookings.agree({ notice: NOTICE_VERSION });
      await this.read(by, ownBookings.readCard);
    };
    return { name: `owner by ${by}`, canaries: 3, run, ...(by === 'code' && { isUnseen: true }) };
  }
}
