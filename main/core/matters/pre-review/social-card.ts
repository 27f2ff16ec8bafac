/** Fills a form from the social-security card (社会保障卡) of the person whose matter it is. */
import type { SocialCard, SocialCardEvent } from '../../../../devices/social-security-card/contract.ts';
import type { CatalogueReader } from '../../catalogue/reader.ts';
import { normalNumber } from '../../model/documents/index.ts';
import { type FormDraft, principalOf } from '../../model/draft.ts';
import { personConcerned } from '../../model/principal.ts';
import type { OpenMatter } from '../../session/access.ts';
import type { SocialCardAnswer } from './contract.ts';
import { unsignedWhereChanged } from './signing.ts';

const PREFILL = 'socialCard.number';

type Filling = OpenMatter<FormDraft>;

export async function* socialCardAnswers(
  events: AsyncIterable<SocialCardEvent>,
  filling: Filling,
  catalogue: CatalogueReader,
): AsyncGenerator<SocialCardAnswer, void> {
  for await (const event of events) {
    switch (event.state) {
      case 'waiting':
        yield { state: 'insert' };
        break;
      case 'still-inserted':
        yield { state: 'take-out' };
        break;
      case 'reading':
        yield { state: 'reading' };
        break;
      case 'again':
        yield { state: 'unreadable' };
        break;
      case 'unavailable':
        yield { state: 'unavailable' };
        break;
      case 'refused': {
        const reason = event.reason === 'not-a-social-security-card' ? 'not-a-social-card' : 'counter';
        yield { state: 'refused', reason };
        return;
      }
      case 'read':
        yield fill(event.card, filling, catalogue);
        return;
    }
  }
}

/** A card of anybody else fills nothing: the number would go to the wrong account. */
function fill(card: SocialCard, { session, draft }: Filling, catalogue: CatalogueReader): SocialCardAnswer {
  const number = normalNumber(card.socialSecurityNumber);
  const fields = catalogue.item(draft.itemCode)?.fields ?? [];
  const filled = fields
    .filter(({ prefill }) => prefill === PREFILL)
    .map(({ key }) => [key, card.cardNumber] as const);
  let isOwn = false;
  const changed = session.update(draft, (current) => {
    const owner = personConcerned({ applicant: current.applicant, principal: principalOf(current) });
    isOwn = number === owner?.idNumber;
    if (!isOwn) return current;
    const sources = filled.map(([key]) => [key, 'social-card'] as const);
    return unsignedWhereChanged(current, {
      ...current,
      answers: { ...current.answers, ...Object.fromEntries(filled) },
      prefilled: { ...current.prefilled, ...Object.fromEntries(sources) },
    });
  });
  return isOwn ? { state: 'filled', draft: changed } : { state: 'refused', reason: 'another-person' };
}
