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
  const [, kioskId = '', day = '', number = ''] = /^([A-Z]{2}\d{3})-(\d{8})-(\d+)-/.exec(receiptNo) ?? [];
  const days = Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`) / 86_400_000;
  if (!(days >= 0 && days < 2 ** DAY_BITS) || Number(number) > NUMBER_MAX) return null;
  const letters = (kioskId.charCodeAt(0) - 65) * 26 + (kioskId.charCodeAt(1) - 65);
  const kiosk = letters * 1000 + Number(kioskId.slice(2));
  return (kiosk * 2 ** DAY_BITS + days) * 2 ** NUMBER_BITS + Number(number);
}

/** The running number inside a `receiptKey`. */
export function numberOfKey(key: number): number {
  return key % 2 ** NUMBER_BITS;
}
