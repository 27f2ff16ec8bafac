/**
 * The first two digits of a division code (GB/T 2260): a province, an autonomous region or a municipality. The four digits behind
 * are not looked up: counties have been merged and renamed since 1984, and their numbers stay good.
 */

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71'.split(
    ' ',
  ),
);

/** Of the fictitious people of demonstrations and tests; no province has it. */
const SAMPLE = '99';

let takesSamplePeople = false;

/** Called once when a program starts, from `kiosk.samplePeople` of its configuration: a kiosk in service takes no sample person. */
export function allowSamplePeople(allowed: boolean): void {
  takesSamplePeople = allowed;
}

export function isProvince(number: string): boolean {
  const first = number.slice(0, 2);
  return PROVINCES.has(first) || (takesSamplePeople && first === SAMPLE);
}

/** Whether a number that begins with 9 is a sample person's and no foreigner's. */
export function isSample(number: string): boolean {
  return takesSamplePeople && number.startsWith(SAMPLE);
}
