/** The first choice of a session: what to do here. */
import type { Counts } from '../../../main/core/catalogue/contract.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import type { Offer } from '../../journey/matter-view.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useText, useWords } from '../../kiosk/use-words.ts';
import { OFFERS } from '../../matters/offers.ts';
import { PROMPTS, WORDS } from './words.ts';
import './home.css';

const HOW = ['home.step1', 'home.step2', 'home.step3'] as const;

export function HomeScreen(props: {
  /** Null until they are known. */
  counts: Counts | null;
  onChoose: (kind: Offer['kind']) => void;
  onMyBookings: () => void;
  onLeave: () => void;
}) {
  const t = useWords(WORDS);
  const { status } = useKiosk();
  const scanner = status?.devices.find(({ device }) => device === 'scanner');
  return (
    <Page
      title={t('home.title')}
      lead={t('home.lead')}
      prompt={PROMPTS.home}
      onBack={props.onLeave}
      backLabel={t('home.leave')}
    >
      <div className="home">
        <div className="home-tiles">
          {OFFERS.map((offer) => (
            <Tile
              key={offer.kind}
              offer={offer}
              count={props.counts && offer.count(props.counts)}
              onPress={() => props.onChoose(offer.kind)}
            />
          ))}
        </div>
        <Button className="home-mine" onPress={props.onMyBookings}>
          <Icon name="person" />
          <span>
            <strong>{t('home.mine')}</strong>
            <span className="home-mine-text">{t('home.mineText')}</span>
          </span>
          <Icon name="next" />
        </Button>
        <ol className="home-how" aria-label={t('home.how')}>
          {HOW.map((key, index) => (
            <li key={key}>
              <span className="step-mark" aria-hidden="true">
                {index + 1}
              </span>
              {t(key)}
            </li>
          ))}
        </ol>
        {(scanner?.state === 'ready' || scanner?.state === 'busy') && (
          <p className="home-slip">
            <Icon name="receipt" />
            {t('home.slip')}
          </p>
        )}
      </div>
    </Page>
  );
}

function Tile(props: { offer: Offer; count: number | null; onPress: () => void }) {
  const t = useWords(WORDS);
  const text = useText();
  const { offer, count } = props;
  return (
    <Button className={`tile tile-${offer.kind}`} onPress={props.onPress}>
      <Icon name={offer.icon} />
      <span className="tile-title">{text(offer.title)}</span>
      <span className="tile-text">{text(offer.home)}</span>
      {count !== null && <span className="tile-count">{t('home.count', { count })}</span>}
    </Button>
  );
}
