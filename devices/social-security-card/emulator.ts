/** A social-security card's far end: answers the commands that read its two open files, in the manners that real cards have. */
import iconv from 'iconv-lite';
import type { SocialCard } from './contract.ts';

export type CardManner =
  /** Data and status in one answer. */
  | 'plain'
  /** T=0 cards: first 61xx, the data on GET RESPONSE. */
  | 'get-response'
  /** 6Cxx unless the length asked for is the exact one. */
  | 'exact-length'
  /** Knows records by number only, and leaves tag and length out. */
  | 'bare-records';

const SELECTED_OK = [0x90, 0x00];
const NOT_FOUND = [0x6a, 0x82];
const NO_RECORD = [0x6a, 0x83];
const WRONG_PARAMETERS = [0x6a, 0x86];
const UNKNOWN_COMMAND = [0x6d, 0x00];
const ENVIRONMENT = '7378312e73682ec9e7bbe1b1a3d5cf';

/** 3B, then the historical bytes: T=0 only. */
export const ATR = Uint8Array.of(0x3b, 0x65, 0x00, 0x00, 0x20, 0x63, 0xcb, 0x68, 0x00);

export class SocialCardEmulator {
  readonly #files: ReadonlyMap<number, Uint8Array[]>;
  readonly #manner: CardManner;
  #file: Uint8Array[] | null = null;
  #inEnvironment = false;
  #waiting: Uint8Array = new Uint8Array(0);
  /** What every record is answered with instead, e.g. `6982`. */
  refuseRecords: readonly [number, number] | null = null;

  constructor(card: SocialCard, manner: CardManner = 'plain') {
    this.#manner = manner;
    this.#files = new Map([
      [0xef05, issuerFile(card)],
      [0xef06, holderFile(card)],
    ]);
  }

  reset(): void {
    this.#inEnvironment = false;
    this.#file = null;
    this.#waiting = new Uint8Array(0);
  }

  answer(command: Uint8Array): Uint8Array {
    const [, instruction = 0, p1 = 0, p2 = 0, length = 0] = command;
    if (instruction === 0xa4) return Uint8Array.from(this.#select(p1, command.subarray(5, 5 + length)));
    if (instruction === 0xc0) return this.#taken(length);
    if (instruction !== 0xb2) return Uint8Array.from(UNKNOWN_COMMAND);
    if (this.refuseRecords) return Uint8Array.from(this.refuseRecords);
    return this.#record(p1, p2, length);
  }

  #select(p1: number, name: Uint8Array): number[] {
    if (p1 === 0x04) {
      this.#inEnvironment = Buffer.from(name).toString('hex') === ENVIRONMENT;
      return this.#inEnvironment ? SELECTED_OK : NOT_FOUND;
    }
    const [high = 0, low = 0] = name;
    this.#file = this.#inEnvironment ? (this.#files.get((high << 8) | low) ?? null) : null;
    return this.#file ? SELECTED_OK : NOT_FOUND;
  }

  #record(p1: number, p2: number, length: number): Uint8Array {
    const bare = this.#manner === 'bare-records';
    if (bare && p2 === 0x00) return Uint8Array.from(WRONG_PARAMETERS);
    const record = p2 === 0x04 ? this.#file?.[p1 - 1] : this.#file?.find(([tag]) => tag === p1);
    if (!record) return Uint8Array.from(NO_RECORD);
    const data = bare ? record.subarray(2) : record;
    if (this.#manner === 'get-response') {
      this.#waiting = data;
      return Uint8Array.of(0x61, data.length);
    }
    if (this.#manner === 'exact-length' && length !== data.length) return Uint8Array.of(0x6c, data.length);
    return Uint8Array.of(...data, 0x90, 0x00);
  }

  #taken(length: number): Uint8Array {
    const part = this.#waiting.subarray(0, length);
    this.#waiting = this.#waiting.subarray(part.length);
    const rest = this.#waiting.length;
    return Uint8Array.of(...part, ...(rest > 0 ? [0x61, rest] : [0x90, 0x00]));
  }
}

const record = (tag: number, value: Uint8Array) => Uint8Array.of(tag, value.length, ...value);
const digits = (text: string, bytes: number) => Buffer.from(text.padEnd(bytes * 2, 'f'), 'hex');

function padded(text: string, bytes: number): Uint8Array {
  const value = new Uint8Array(bytes);
  value.set(iconv.encode(text, 'gb18030').subarray(0, bytes));
  return value;
}

function issuerFile({ cardNumber, issued, validTo }: SocialCard): Uint8Array[] {
  return [
    record(0x01, Buffer.from('990000d15600000599110145ffffffff', 'hex')),
    record(0x02, padded('2', 1)),
    record(0x03, padded('2.00', 4)),
    record(0x04, digits('990000', 12)),
    record(0x05, digits(issued, 4)),
    record(0x06, digits(validTo, 4)),
    record(0x07, padded(cardNumber, 9)),
  ];
}

function holderFile({ socialSecurityNumber, name, sex, birth }: SocialCard): Uint8Array[] {
  return [
    record(0x08, padded(socialSecurityNumber, 18)),
    record(0x09, padded(name, 30)),
    record(0x0a, padded(sex, 1)),
    record(0x0b, Uint8Array.of(0x01)),
    record(0x0c, digits('990000', 3)),
    record(0x0d, digits(birth, 4)),
  ];
}
