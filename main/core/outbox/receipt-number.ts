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
