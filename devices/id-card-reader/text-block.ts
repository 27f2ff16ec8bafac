/** The card's 256-byte text block, UTF-16LE, in its four layouts; the type letter always stands at byte 248. */
import type { IdCard } from './contract.ts';

type Place = readonly [offset: number, bytes: number];

const RESIDENT = {
  name: [0, 30],
  sex: [30, 2],
  nation: [32, 4],
  birth: [36, 16],
  address: [52, 70],
  idNumber: [122, 36],
  issuer: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
} as const satisfies Record<string, Place>;

/** Residence permit for Hong Kong, Macao and Taiwan residents. */
const HMT = {
  name: [0, 30],
  sex: [30, 2],
  birth: [36, 16],
  address: [52, 70],
  idNumber: [122, 36],
  issuer: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  passNumber: [220, 18],
  issueCount: [238, 4],
} as const satisfies Record<string, Place>;

const FOREIGN_2017 = {
  nameEn: [0, 120],
  sex: [120, 2],
  idNumber: [122, 30],
  nationality: [152, 6],
  name: [158, 30],
  validFrom: [188, 16],
  validTo: [204, 16],
  birth: [220, 16],
  version: [236, 4],
  authority: [240, 8],
} as const satisfies Record<string, Place>;

const FOREIGN_2023 = {
  name: [0, 30],
  sex: [30, 2],
  renewals: [32, 4],
  birth: [36, 16],
  idNumber: [122, 36],
  validFrom: [188, 16],
  validTo: [204, 16],
  nationality: [242, 6],
} as const satisfies Record<string, Place>;
/** Characters 1–35 and 36–46 of the English name. */
const FOREIGN_2023_NAME: readonly Place[] = [
  [52, 70],
  [220, 22],
];

const TEXT_BYTES = 256;
const TYPE: Place = [248, 2];

const utf16 = new TextDecoder('utf-16le');
/** A card whose field is too short for a name may end in the first half of a character, which is none. */
function raw(text: Uint8Array, [offset, bytes]: Place): string {
  const last = (text[offset + bytes - 1] ?? 0) & 0xfc;
  return utf16.decode(text.subarray(offset, offset + bytes - (last === 0xd8 ? 2 : 0)));
}
/** Only the end is padding; blanks inside an English name are part of it. */
const trimEnd = (value: string) => value.replace(/[ \u3000\0]+$/, '');

function fields<K extends string>(text: Uint8Array, layout: Record<K, Place>): Record<K, string> {
  const entries = Object.entries<Place>(layout).map(([key, place]) => [key, trimEnd(raw(text, place))]);
  return Object.fromEntries(entries) as Record<K, string>;
}

/** Null when the block is not 256 bytes or its type letter is unknown. */
export function decodeText(text: Uint8Array): IdCard | null {
  if (text.length !== TEXT_BYTES) return null;
  switch (trimEnd(raw(text, TYPE))) {
    case '':
      return { kind: 'resident', ...fields(text, RESIDENT) };
    case 'J':
      return { kind: 'hmt', ...fields(text, HMT) };
    case 'I':
      return { kind: 'fpr2017', ...fields(text, FOREIGN_2017) };
    case 'Y': {
      const nameEn = trimEnd(FOREIGN_2023_NAME.map((place) => raw(text, place)).join(''));
      return { kind: 'fpr2023', ...fields(text, FOREIGN_2023), nameEn };
    }
    default:
      return null;
  }
}

/** The block of a card, for the emulator. */
export function encodeText(card: IdCard): Uint8Array {
  const text = new Uint8Array(Buffer.from(' '.repeat(TEXT_BYTES / 2), 'utf16le'));
  const put = (value: string, [offset, bytes]: Place) =>
    text.set(Buffer.from(value, 'utf16le').subarray(0, bytes), offset);
  const putAll = (layout: Record<string, Place>, values: Record<string, string>) => {
    for (const [key, place] of Object.entries(layout)) put(values[key] ?? '', place);
  };
  switch (card.kind) {
    case 'resident':
      putAll(RESIDENT, card);
      break;
    case 'hmt':
      putAll(HMT, card);
      put('J', TYPE);
      break;
    case 'fpr2017':
      putAll(FOREIGN_2017, card);
      put('I', TYPE);
      break;
    case 'fpr2023':
      putAll(FOREIGN_2023, card);
      put(card.nameEn.slice(0, 35), [52, 70]);
      put(card.nameEn.slice(35), [220, 22]);
      put('Y', TYPE);
      break;
  }
  return text;
}
