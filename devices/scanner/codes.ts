/**
 * The codes that kiosks themselves print, found in what a scanner made of them: letters in the wrong case (Caps Lock, "convert to lower case"),
 * full-width characters and Chinese stops (an input method), something before or behind (a code letter, a length, the time), one code twice
 * or two in a row. What belongs to others, an electronic ID or a licence, is passed on as it was read. Pure.
 */

/** A slip's, with its signature (main/core/slip-proof); a technician's badge (160 bits in base 32). Both know their own length. */
const OURS =
  /LYZD2:[A-Z]{2}\d{3}-\d{8}-\d{4,6}-[0-9A-Z]\.[A-Z2-7]{16}\.[A-Z]{2}-\d{4}\.(?:\d{12}|0)\.[A-Z2-7]{103}|LYWH1:[A-Z2-7]{32}(?![0-9A-Z])/g;
/** A draft that waits (续办码). Both parts are base 64, where upper and lower case differ. */
const HAND_OVER = /https?:\/\/[^\s#]{1,150}\/hand-over\/[\w-]{22}#[\w-]{43}(?![\w-])/;
const HAND_OVER_SWAPPED = /HTTPS?:\/\/[^\s#]{1,150}\/HAND-OVER\/[\w-]{22}#[\w-]{43}(?![\w-])/;
/** An earlier release's slip, its barcode, or a parcel's number: nothing but this. */
const SHORT = /^(?:(?:LYZD:)?[A-Z]{2}\d{3}-\d{8}-\d{4,}-[0-9A-Z*]|[A-Z]{2}\d{9}[A-Z]{2})$/;

/** What a code of our own can begin with, and a mark in its middle. */
const HEADS = ['LYZD2:', 'LYWH1:', 'HTTPS://', 'HTTP://'];
const BEGUN = /LYZD2:|LYWH1:|HTTPS?:\/\/\S{1,150}\/HAND-OVER\//;
/** So much may stand before a code of our own. */
const BEFORE_MAX = 24;

/** Full-width forms lie so far above ASCII. */
const WIDE = 0xfee0;
const narrow = (text: string) =>
  text
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDE))
    .replaceAll('\u3002', '.')
    .replaceAll('\u3000', ' ');
const isUpper = (letter: string) => letter >= 'A' && letter <= 'Z';
const swapCase = (text: string) =>
  text.replaceAll(/[A-Za-z]/g, (letter) => (isUpper(letter) ? letter.toLowerCase() : letter.toUpperCase()));
/** ASCII alone: other letters have an upper case that is ASCII, such as \u0131. */
const upper = (text: string) => text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());

/** What was read: each code of our own as it was printed, else the text itself. */
export function codesIn(text: string): string[] {
  const narrowed = narrow(text);
  const solid = upper(narrowed.replaceAll(/\s/g, ''));
  const found = [...solid.matchAll(OURS)];
  if ((found[0]?.index ?? BEFORE_MAX + 1) <= BEFORE_MAX) return found.map(([code]) => code);
  const left = HAND_OVER.exec(narrowed);
  if (left && left.index <= BEFORE_MAX) return [left[0]];
  const swapped = HAND_OVER_SWAPPED.exec(narrowed);
  if (swapped && swapped.index <= BEFORE_MAX) return [swapCase(swapped[0])];
  return [SHORT.test(solid) ? solid : onceOf(text)];
}

/** Whether this is a code of our own whose rest has not come. */
export function isBegunCode(text: string): boolean {
  if (text === '') return false;
  const solid = upper(narrow(text).replaceAll(/\s/g, ''));
  if (HEADS.some((head) => head.startsWith(solid))) return true;
  const last = solid.lastIndexOf('LYZD2:');
  const rest = last > 0 ? solid.slice(last) : solid;
  if (!BEGUN.test(rest)) return false;
  return rest.search(OURS) < 0 && !HAND_OVER.test(narrow(text)) && !HAND_OVER_SWAPPED.test(narrow(text));
}

/** An engine without a suffix that repeats itself faster than a silence. Shorter texts may repeat a part of their own. */
const REPEATED_MIN = 16;
const REPEATS_MAX = 4;
function onceOf(text: string): string {
  for (let times = REPEATS_MAX; times > 1; times--) {
    const part = text.slice(0, text.length / times);
    if (part.length >= REPEATED_MIN && part.repeat(times) === text) return part;
  }
  return text;
}
