/** Phone numbers of mainland China. */

const MOBILE = /^1[3-9]\d{9}$/;
/** Area code, number, extension; Beijing's and the 02x codes have three digits, all others four. No number begins with 0 or 1. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})-?([2-9]\d{6,7})(?:(?:-|转|#|,|\*)(\d{1,6}))?$/;

/** Longest number as it is typed or kept, with its hyphens. */
export const PHONE_LENGTH_MAX = 24;

/** A mobile number of 11 digits; a landline as 0731-83600000-801. What is neither stays as it was typed, without blanks. */
export function normalisePhone(typed: string): string {
  const narrow = typed
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
  const national = narrow
    .replace(/分机|ext\.?|x/i, '-')
    .replace(/[()._]/g, '')
    .replace(/^(\+|00)86-?(?=0|1[3-9])/, '')
    .replace(/^(\+|00)86-?/, '0')
    .replace(/^86(?=1[3-9]\d{9}$)/, '')
    // As a mobile was dialled from another town.
    .replace(/^0(?=1[3-9][\d-]{9,}$)/, '');
  const digits = national.replaceAll('-', '');
  if (MOBILE.test(digits)) return digits;
  const landline = landlineOf(national);
  if (!landline) return narrow;
  const { area, number, extension } = landline;
  return [area, number, ...(extension ? [extension] : [])].join('-');
}

/** Blanks, hyphens, brackets, dots and the country's own prefix are forgiven. */
export function isPhone(typed: string): boolean {
  const phone = normalisePhone(typed);
  return MOBILE.test(phone) || landlineOf(phone) !== null;
}

/** Whether no further digit makes a number of it: too many for a mobile, a mobile's first digits of none, a landline without its area code. */
export function isHopeless(typed: string): boolean {
  if (isPhone(typed)) return false;
  const phone = normalisePhone(typed);
  return /^1\d{10,}$/.test(phone) || /^1[0-2]/.test(phone) || /^[2-9]\d{6,}/.test(phone);
}

/** A landline gets a call, never an SMS. */
export function getsSms(typed: string): boolean {
  return MOBILE.test(normalisePhone(typed));
}

/** Only enough to recognise one's own. */
export function maskPhone(phone: string): string {
  if (MOBILE.test(phone)) return `${phone.slice(0, 3)} **** ${phone.slice(7)}`;
  const landline = landlineOf(phone);
  if (!landline) return phone.length < 5 ? phone : `${phone.slice(0, 2)}****${phone.slice(-2)}`;
  const { area, number, extension } = landline;
  return `${area}-****${number.slice(-4)}${extension ? `-${'*'.repeat(extension.length)}` : ''}`;
}

function landlineOf(phone: string): { area: string; number: string; extension: string | undefined } | null {
  // As it is written first; hyphens inside the number itself mean nothing.
  const found = LANDLINE.exec(phone) ?? LANDLINE.exec(phone.replaceAll('-', ''));
  const [, area, number, extension] = found ?? [];
  return area && number ? { area, number, extension } : null;
}
