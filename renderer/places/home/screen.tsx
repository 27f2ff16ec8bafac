/** The first choice of a session: book a time, or file papers for pre-review. */

import type { Service } from '../../../main/core/model/draft.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';

export function HomeScreen(props: {
  counts: { booking: number; preReview: number } | null;
  onChoose: (service: Service) => void;
  onLeave: () => void;
}) {
  const { t, status } = useKiosk();
  const scanner = status?.devices.find(({ device }) => device === 'scanner');
  const tiles = [
    { service: 'booking', icon: 'calendar', title: 'home.booking', text: 'home.bookingText' },
    { service: 'pre-review', icon: 'papers', title: 'home.preReview', text: 'home.preReviewText' },
  ] as const;
  const bring = ['home.step1', 'home.step2', 'home.step3'] as const;
  return (
    <Page
      title={t('home.title')}
      lead={t('home.lead')}
      prompt="home"
      onBack={props.onLeave}
      backLabel={t('home.leave')}
    >
      <div className="home">
        <div className="home-tiles">
          {tiles.map((tile) => (
            <Button
              key={tile.service}
              className={`tile tile-${tile.service}`}
              onPress={() => props.onChoose(tile.service)}
            >
              <Icon name={tile.icon} />
              <span className="tile-title">{t(tile.title)}</span>
              <span className="tile-text">{t(tile.text)}</span>
              {props.counts && (
                <span className="tile-count">
                  {t('home.count', {
                    count: tile.service === 'booking' ? props.counts.booking : props.counts.preReview,
                  })}
                </span>
              )}
            </Button>
          ))}
        </div>
        <ol className="home-how" aria-label={t('home.how')}>
          {bring.map((key, index) => (
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
