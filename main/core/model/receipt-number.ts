/** 回执号: made on the kiosk, unique without the network, safe to read out and type. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ISO 7064 MOD 37,36 check character over the letters and digits of `text`. */
export function checkCharacter(text: string): string {
  let product = 36;
  for (const character of text.replaceAll('-', '')) {
    const sum = (product + ALPHABET.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return ALPHABET.charAt((37 - product) % 36);
}

/** `LY001-20261124-0007-K`: kiosk, hall's local date (YYYYMMDD), running number of the day, check character. */
export function receiptNumber(kioskId: string, day: string, sequence: number): string {
  const body = `${kioskId}-${day}-${String(sequence).padStart(4, '0')}`;
  return `${body}-${checkCharacter(body)}`;
}

export function isReceiptNumber(text: string): boolean {
  return (
    /^[A-Z]{2}\d{3}-\d{8}-\d{4,}-[0-9A-Z]$/.test(text) && checkCharacter(text.slice(0, -2)) === text.at(-1)
  );
}

/** A machine that took another's place counts on from a number that the other one never reaches in a day. */
const NUMBERS_OF_A_MACHINE = 10_000;
/** So many fit; the next begins at 1 again, long after the first one's days. */
const MACHINES = 13;

/** What a machine's numbers of a day begin after. `generation`: which machine in its kiosk's place it is, from 0. */
export const numbersFrom = (generation: number): number => (generation % MACHINES) * NUMBERS_OF_A_MACHINE;

const NUMBER_BITS = 17;
const DAY_BITS = 16;
/** More than this many receipts a day is no kiosk. */
export const NUMBER_MAX = 2 ** NUMBER_BITS - 1;

/**
 * The same receipt number, and no other, as an integer below 2⁵³: the queue's primary key, so that the database itself forbids
 * a number given twice without an index of its own. From the top: kiosk (20 bits), days since 1970 (16), number (17).
 * Null for what is no receipt number.
 */
export function receiptKey(receiptNo: string): number | null {
  if (receiptNo[5] !== '-' || receiptNo[14] !== '-') return null;
  const letters = (receiptNo.charCodeAt(0) - 65) * 26 + (receiptNo.charCodeAt(1) - 65);
  const kiosk = letters * 1000 + digits(receiptNo, 2, 5);
  const date = [digits(receiptNo, 6, 10), digits(receiptNo, 10, 12) - 1, digits(receiptNo, 12, 14)] as const;
  const days = Date.UTC(...date) / 86_400_000;
  const number = digits(receiptNo, 15, receiptNo.lastIndexOf('-'));
  if (!(kiosk >= 0 && days >= 0 && days < 2 ** DAY_BITS && number <= NUMBER_MAX)) return null;
  return (kiosk * 2 ** DAY_BITS + days) * 2 ** NUMBER_BITS + number;
}

/** NaN when there is anything but digits. */
function digits(text: string, from: number, to: number): number {
  if (from >= to) return Number.NaN;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

/** The running number inside a `receiptKey`. */
export function numberOfKey(key: number): number {
  return key % 2 ** NUMBER_BITS;
}
