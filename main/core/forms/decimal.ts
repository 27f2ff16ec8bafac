/** Sums and comparisons of amounts as people type them, exactly: 0.1 and 0.2 are 0.3. */

const DECIMAL = /^\d+(\.\d+)?$/;

/** Digits and at most one point, without a sign. */
export const isDecimal = (text: string) => DECIMAL.test(text);

/** Both must be decimals. Below 0 where `one` is less, above 0 where it is more. */
export function compareDecimals(one: string, other: string): number {
  const places = Math.max(placesOf(one), placesOf(other));
  const difference = scaled(one, places) - scaled(other, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** All must be decimals; without zeros that say nothing. */
export function addDecimals(texts: readonly string[]): string {
  const places = Math.max(0, ...texts.map(placesOf));
  const digits = String(texts.reduce((sum, text) => sum + scaled(text, places), 0n)).padStart(
    places + 1,
    '0',
  );
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

const placesOf = (text: string) => text.split('.')[1]?.length ?? 0;

function scaled(text: string, places: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}
