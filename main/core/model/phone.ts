/** Phone numbers of mainland China. */

/** 11-digit mobile, or landline with area code and optional extension. */
const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/;

/** Blanks that people put between groups are forgiven. */
export function isPhone(typed: string): boolean {
  return PHONE.test(normalisePhone(typed));
}

export function normalisePhone(typed: string): string {
  return typed.replace(/\s+/g, '');
}

/** Of a mobile number only enough to recognise one's own. */
export function maskPhone(phone: string): string {
  return phone.length === 11 ? `${phone.slice(0, 3)} **** ${phone.slice(7)}` : phone;
}
