/**
 * The QR code of a slip (回执单), which proves itself: what the slip says and its kiosk's signature over it. A hall's window checks it
 * without a network, by the kiosks' public keys, and nobody makes one for another's receipt number.
 */
import { base32, fromBase32 } from '../model/base32.ts';
import { type PublicSigningKey, type SigningKey, signWith, verifyWith } from '../signing/signing.ts';
import { slipName } from './slip-name.ts';

/** `when`: the appointment, `YYYY-MM-DD HH:MM`; null where there is none. Nothing here names a person. */
export type SlipFacts = { receiptNo: string; name: string; itemCode: string; when: string | null };

/** Upper case, digits and `.:-` alone: a QR code packs them tightest, and a keyboard-like scanner can't spoil them. */
const CODE =
  /^(LYZD2:([A-Z]{2}\d{3}-\d{8}-\d{4,6}-[0-9A-Z])\.([A-Z2-7]{16})\.([A-Z]{2}-\d{4})\.(\d{12}|0))\.([A-Z2-7]{103})$/;

/** The text of the QR code of a submission's slip. */
export function slipCode(
  key: SigningKey,
  slip: { submissionId: string; receiptNo: string; itemCode: string; when: string | null },
): string {
  const { submissionId, receiptNo, itemCode, when } = slip;
  const told = `LYZD2:${receiptNo}.${slipName(submissionId)}.${itemCode}.${when?.replaceAll(/\D/g, '') ?? '0'}`;
  return `${told}.${base32(signWith(key, signedBytes(told)))}`;
}

/**
 * What a window's scanner typed into a field, as the slip has it: with Caps Lock on it types lower case, and it ends or breaks a line. Nothing
 * else is made good: a look-alike letter of another script is another's.
 */
export function asPrinted(typed: string): string {
  return typed.replaceAll(/[\t\n\r ]/g, '').replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** Null: no slip's code of this form. What it says is anybody's word until `isSlipSigned`. */
export function readSlip(text: string): SlipFacts | null {
  const [, , receiptNo = '', name = '', itemCode = '', when = '', signature] = CODE.exec(text) ?? [];
  if (signature === undefined) return null;
  return { receiptNo, name, itemCode, when: when === '0' ? null : spelt(when) };
}

/** Whether one of these keys signed it; they are the keys of the kiosk whose number its receipt number begins with. */
export function isSlipSigned(keys: readonly PublicSigningKey[], text: string): boolean {
  const [, told = '', , , , , signature = ''] = CODE.exec(text) ?? [];
  const bytes = fromBase32(signature);
  return (
    bytes !== null &&
    told !== '' &&
    // The last character has bits to spare: another of the same signature is no slip's.
    base32(bytes.subarray(0, 64)) === signature &&
    keys.some((key) => verifyWith(key, signedBytes(told), bytes.subarray(0, 64)))
  );
}

/** The kiosk that a receipt number is of. */
export function kioskOf({ receiptNo }: Pick<SlipFacts, 'receiptNo'>): string {
  return receiptNo.slice(0, 5);
}

function signedBytes(told: string): Buffer {
  return Buffer.from(`liuyang-slip/2\n${told}`);
}

function spelt(digits: string): string {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? [];
  return `${year}-${month}-${day} ${hour}:${minute}`;
}
