/** A person's or a place's name in one normal form, however it came: typed, read from a card, told by the platform. */

/**
 * The 80 ideographs that GB 18030-2000 had to put into Unicode's private use, U+E815 to U+E864 in this order, as GB 18030-2022 has
 * them now. Cards and systems of that time still give them so; a font draws a box for one, or another character.
 */
const FORMERLY_PRIVATE = [
  ...('⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱' +
    '䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻'),
];
const FIRST_PRIVATE = 0xe815;
const PRIVATE = /[\ue815-\ue864]/g;

/**
 * The dots that keyboards and systems write between the parts of a name. U+00B7 is the one of GB/T 15834 and of the card.
 * A full stop is one only after a Chinese character: in `J. SMITH` it is a full stop. So is 。, which a Chinese keyboard has in its place,
 * between two.
 */
const DOTS =
  /[\u2022\u30fb\uff65\u0387\u2027\u2219\u22c5\u2024\u16eb\u2e30\u2e31\u2e33\uff0e\ufe52\u02d9\u318d\u25cf\u2218\u25e6\u2981\ua78f\u1427]|(?<=\p{Script=Han} ?)\.|(?<=\p{Script=Han} ?)[。｡](?= ?\p{Script=Han})/gu;
/** What is not seen, and would make two names of one: joiners, marks of direction, soft hyphens, selectors of a variant. */
const UNSEEN =
  /\u00ad|\u034f|\u061c|\u180e|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\p{Variation_Selector}/gu;
/**
 * Ideographs that Unicode has twice: for what older tables had (CJK compatibility ideographs; the twelve unified ones of that block are their
 * own), and as radicals of the Kangxi dictionary, which text copied from a PDF file has in their place.
 */
const TWICE = /[\u2f00-\u2fd5\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;
/** The round sign that old systems have for 〇, behind an ideograph. */
const ROUND = /(?<=\p{Script=Han} ?)[\u25cb\u25ef]/gu;
const APOSTROPHES = /[\u2018\u2019\u02bc\u0060\u00b4]/gu;
const HYPHENS = /[\u2010-\u2013\u2212]/gu;

/** Characters of GB 18030-2000's private use as the characters they are now; everything else stays. */
export function withoutPrivateUse(text: string): string {
  return text.replace(PRIVATE, (found) => FORMERLY_PRIVATE[found.charCodeAt(0) - FIRST_PRIVATE] ?? found);
}

/** Names that differ in dots, blanks, width, apostrophes, what is not seen, private use or a second place in Unicode become the same. Safe to repeat. */
export function normalName(text: string): string {
  return (
    withoutPrivateUse(text)
      .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .replace(UNSEEN, '')
      .replace(TWICE, (ideograph) => ideograph.normalize('NFKC'))
      .replace(ROUND, '\u3007')
      .replace(/\p{Script=Latin}\p{M}+/gu, (letter) => letter.normalize('NFC'))
      .replace(APOSTROPHES, "'")
      .replace(HYPHENS, '-')
      .replace(/\s+/g, ' ')
      .replace(DOTS, '\u00b7')
      .replace(/( ?\u00b7 ?)+/g, '\u00b7')
      .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
      // A dot stands between two parts.
      .replace(/^[\u00b7 ]+|[\u00b7 ]+$/g, '')
  );
}

/** What was read, where its normal form is another: kept beside it for whoever compares with the card. */
export function asRead(text: string): string | null {
  return normalName(text) === text ? null : text;
}

/** Letters of any script, 〇 among them, and what stands between them in names; of such marks alone is no name. */
const NAME = /^(?=.*[\p{L}\u3007])[\p{L}\p{M}\u3007\u00b7.,'\- ]+$/u;

/** Whether a normal name is written in characters that names have. */
export function isName(name: string): boolean {
  return NAME.test(name);
}
