/** Reading a social-security card as a conversation: commands out, answers in, a card or a reason at the end. Pure. */
import {
  APDU,
  type CardAnswer,
  type CardTrouble,
  meaningOf,
  moreOf,
  OK,
  type StatusWord,
  splitAnswer,
} from './apdu.ts';
import type { SocialCard } from './contract.ts';

export type CardReading =
  | { outcome: 'read'; card: SocialCard }
  | { outcome: 'refused'; trouble: CardTrouble; status: StatusWord };

/** Yields a command, is resumed with the card's whole answer. */
export type Conversation<T> = Generator<Uint8Array, T, Uint8Array>;

/** A card that goes on saying "there is more" is broken. */
const FETCHES_MAX = 8;
const GARBLED: StatusWord = 0x6f00;

const ISSUER_FILE = 0xef05;
const HOLDER_FILE = 0xef06;

type Format = 'ascii' | 'gbk' | 'digits';
/** Items of the two files that need neither password nor PSAM; `bytes` is the value's length (LD/T 32, V2.0). */
type Item = { tag: number; number: number; bytes: number; format: Format };
const ITEM = {
  issued: { tag: 0x05, number: 5, bytes: 4, format: 'digits' },
  validTo: { tag: 0x06, number: 6, bytes: 4, format: 'digits' },
  cardNumber: { tag: 0x07, number: 7, bytes: 9, format: 'ascii' },
  socialSecurityNumber: { tag: 0x08, number: 1, bytes: 18, format: 'ascii' },
  name: { tag: 0x09, number: 2, bytes: 30, format: 'gbk' },
  sex: { tag: 0x0a, number: 3, bytes: 1, format: 'ascii' },
  birth: { tag: 0x0d, number: 6, bytes: 4, format: 'digits' },
} as const satisfies Record<string, Item>;

export function* readSocialCard(): Conversation<CardReading> {
  const environment = yield* exchange(APDU.selectSocialSecurity);
  if (environment.status !== OK) return refused(environment.status);
  const issuer = yield* exchange(APDU.selectFile(ISSUER_FILE));
  if (issuer.status !== OK) return refused(issuer.status);
  const cardNumber = yield* readItem(ITEM.cardNumber);
  if (typeof cardNumber === 'number') return refused(cardNumber);
  const issued = yield* readItem(ITEM.issued);
  const validTo = yield* readItem(ITEM.validTo);
  const holder = yield* exchange(APDU.selectFile(HOLDER_FILE));
  if (holder.status !== OK) return refused(holder.status);
  const socialSecurityNumber = yield* readItem(ITEM.socialSecurityNumber);
  if (typeof socialSecurityNumber === 'number') return refused(socialSecurityNumber);
  const name = yield* readItem(ITEM.name);
  if (typeof name === 'number') return refused(name);
  const sex = yield* readItem(ITEM.sex);
  const birth = yield* readItem(ITEM.birth);
  if (cardNumber === '' || socialSecurityNumber === '' || name === '') return refused(GARBLED);
  // Nobody is sent away for want of these.
  const orEmpty = (value: string | StatusWord) => (typeof value === 'string' ? value : '');
  return {
    outcome: 'read',
    card: {
      cardNumber,
      socialSecurityNumber,
      name,
      sex: orEmpty(sex),
      birth: orEmpty(birth),
      issued: orEmpty(issued),
      validTo: orEmpty(validTo),
    },
  };
}

const refused = (status: StatusWord): CardReading => ({
  outcome: 'refused',
  trouble: meaningOf(status).trouble,
  status,
});

/** The item's text, or the status word where the card does not give it. */
function* readItem(item: Item): Conversation<string | StatusWord> {
  // Tag and length stand before the value.
  const length = item.bytes + 2;
  const byTag = yield* exchange(APDU.readRecord(item.tag, 'tag', length));
  const answer =
    byTag.status === OK ? byTag : yield* exchange(APDU.readRecord(item.number, 'number', length));
  return answer.status === OK ? textOf(answer.data, item) : answer.status;
}

/** One command with everything that belongs to its answer: 61xx is fetched, 6Cxx asked again. */
function* exchange(command: Uint8Array): Conversation<CardAnswer> {
  const parts: Uint8Array[] = [];
  let next = command;
  for (let fetches = 0; fetches <= FETCHES_MAX; fetches++) {
    const answer = splitAnswer(yield next);
    if (!answer) break;
    const more = moreOf(answer.status);
    if (more?.want === 'repeat') {
      next = Uint8Array.of(...next.subarray(0, 4), more.length);
      continue;
    }
    parts.push(answer.data);
    if (!more) return { data: new Uint8Array(Buffer.concat(parts)), status: answer.status };
    next = APDU.getResponse(more.length);
  }
  return { data: new Uint8Array(0), status: GARBLED };
}

/** Some cards leave tag and length out: then the value stands alone, at its own length. */
function textOf(data: Uint8Array, { tag, bytes, format }: Item): string {
  const hasTag = data[0] === tag && data[1] === data.length - 2;
  const value = hasTag ? data.subarray(2) : data.subarray(0, bytes);
  switch (format) {
    case 'digits':
      // Two digits a byte, filled up with F.
      return Buffer.from(value)
        .toString('hex')
        .replace(/f+$/, '')
        .replace(/[^0-9]/g, '');
    case 'gbk':
      return new TextDecoder('gb18030').decode(value).replace(/[\0\s]+$/u, '');
    case 'ascii':
      return Buffer.from(value)
        .toString('latin1')
        .replace(/[^ -~]/g, '')
        .trim();
  }
}
