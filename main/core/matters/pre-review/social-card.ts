/** Fills a form from the applicant's own social-security card (社会保障卡). */
import type { SocialCard, SocialCardEvent } from '../../../../devices/social-security-card/contract.ts';
import type { CatalogueReader } from '../../catalogue/reader.ts';
import type { Draft } from '../../model/draft.ts';
import { normaliseIdNumber } from '../../model/id-number.ts';
import type { Session } from '../../session/session.ts';
import type { SocialCardAnswer } from './contract.ts';

const PREFILL = 'socialCard.number';

type Matter = { session: Session; draft: Draft };

export async function* socialCardAnswers(
  events: AsyncIterable<SocialCardEvent>,
  matter: Matter,
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
        yield fill(event.card, matter, catalogue);
        return;
    }
  }
}

/** A card of another person fills nothing: the number would go to the wrong account. */
function fill(card: SocialCard, { session, draft }: Matter, catalogue: CatalogueReader): SocialCardAnswer {
  const current = session.draft ?? draft;
  if (normaliseIdNumber(card.socialSecurityNumber) !== current.applicant?.idNumber) {
    return { state: 'refused', reason: 'another-person' };
  }
  const fields = catalogue.item(current.itemCode)?.fields ?? [];
  const filled = fields.filter(({ prefill }) => prefill === PREFILL).map(({ key }) => [key, card.cardNumber]);
  const answers = { ...current.answers, ...Object.fromEntries(filled) };
  return { state: 'filled', draft: session.change({ ...current, answers }) };
}
