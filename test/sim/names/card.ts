/** From the bytes of a card to the name of an applicant, by the product's own decoder and normal form. */
import type { IdCard } from '../../../devices/id-card-reader/contract.ts';
import { decodeText, encodeText } from '../../../devices/id-card-reader/text-block.ts';
import { applicantFromCard } from '../../../main/core/identity/applicant.ts';

/** A card's name has 30 bytes: fifteen characters of the basic plane, seven of the others. */
const NAME_UNITS = 15;

const CARD: Extract<IdCard, { kind: 'resident' }> = {
  kind: 'resident',
  name: '',
  sex: '1',
  nation: '01',
  birth: '19900307',
  address: '测试省样例市示范区幸福路1号',
  idNumber: '990000199003071235',
  issuer: '样例市公安局',
  validFrom: '20200307',
  validTo: '长期',
};

/** The characters as names that fit a card. */
export function namesOf(characters: readonly string[]): string[] {
  const names: string[] = [];
  let name = '';
  for (const character of characters) {
    if (name.length + character.length > NAME_UNITS) {
      names.push(name);
      name = '';
    }
    name += character;
  }
  return name === '' ? names : [...names, name];
}

/** What the kiosk makes of a card with this name; empty where it refuses the card. */
export function throughCard(name: string): string {
  const card = decodeText(encodeText({ ...CARD, name }));
  const answer = card && applicantFromCard(card, null);
  return answer?.ok ? answer.applicant.name : '';
}
