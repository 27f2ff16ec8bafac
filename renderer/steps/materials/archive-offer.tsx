/** What the archive or the licence library has of a paper: to use with one tap, or, where it ran out, to know. */
import type { Offer } from '../../../main/core/archive/contract.ts';
import type { KeptPaper } from '../../../main/core/model/archive.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { ARCHIVE_WORDS } from './archive.words.ts';
import './archive.css';

export function OfferPanel(props: { offer: Offer; busy: boolean; onUse: () => void }) {
  const t = useWords(ARCHIVE_WORDS);
  const { offer } = props;
  const store = t(`archive.${offer.store}`);
  if (offer.validity === 'expired')
    return <p className="archive-expired">{t('archive.expired', { store, day: offer.until ?? '' })}</p>;
  return (
    <div className="archive-offer">
      <div className="archive-facts">
        <b>{t('archive.offer', { store })}</b>
        <Facts paper={offer} until={offer.until} />
        {offer.validity === 'runs-out' && <p className="archive-runs-out">{t('archive.runsOut')}</p>}
      </div>
      <Button className="button button-chosen" isDisabled={props.busy} onPress={props.onUse}>
        <Icon name="check" />
        {t('archive.use')}
      </Button>
    </div>
  );
}

/** What is used: its facts, to look at, and to take back as easily. */
export function TakenPanel(props: {
  taken: KeptPaper;
  busy: boolean;
  onLook: () => void;
  onDrop: () => void;
}) {
  const t = useWords(ARCHIVE_WORDS);
  const { taken } = props;
  return (
    <div className="archive-offer archive-taken">
      <div className="archive-facts">
        <b>{t('archive.taken', { store: t(`archive.${taken.store}`) })}</b>
        <Facts paper={taken} until={taken.validUntil} />
      </div>
      <div className="material-ways">
        <Button className="button button-quiet" onPress={props.onLook}>
          <Icon name="search" />
          {t('archive.look')}
        </Button>
        <Button className="button button-quiet" isDisabled={props.busy} onPress={props.onDrop}>
          <Icon name="trash" />
          {t('archive.drop')}
        </Button>
      </div>
    </div>
  );
}

function Facts({
  paper,
  until,
}: {
  paper: Pick<KeptPaper, 'issuer' | 'issuedOn' | 'grade'>;
  until: string | null;
}) {
  const t = useWords(ARCHIVE_WORDS);
  const valid = until === null ? t('archive.forever') : t('archive.until', { day: until });
  return (
    <>
      <p>
        {t('archive.issued', { issuer: paper.issuer, day: paper.issuedOn })} · {valid}
      </p>
      <p>{t(`archive.grade.${paper.grade}`)}</p>
    </>
  );
}
