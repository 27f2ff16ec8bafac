/** The technician's screen: devices, queue, the store's notices, the kiosk's facts, and the few things that may be done here. */
import { useState } from 'react';
import type { MaintenanceOverview, StoreHealth } from '../../../main/core/maintenance/contract.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import type { MaintenanceActions } from './actions.ts';
import { CloseScreen } from './close-screen.tsx';
import { ConfigurationPanel } from './configuration/entry-panel.tsx';
import { DevicePanel } from './device-panel.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { UpdatePanel } from './update-panel.tsx';
import { useKioskFacts } from './use-facts.ts';
import { useMoment } from './use-moment.ts';
import { WORDS } from './words.ts';
import './maintenance.css';

export function MaintenanceScreen(props: {
  overview: MaintenanceOverview;
  /** Null until it was asked for. */
  store: StoreHealth | null;
  busy: boolean;
  message: string | null;
  actions: MaintenanceActions;
  onConfigure: () => void;
  onLeave: () => void;
}) {
  const t = useWords(WORDS);
  const { overview, store, busy, actions } = props;
  const facts = useKioskFacts(overview, store);
  const [closing, setClosing] = useState<string | null>(null);
  if (closing !== null) {
    return (
      <CloseScreen
        receiptNo={closing}
        onLeave={() => setClosing(null)}
        onClose={(number, reason) => {
          setClosing(null);
          actions.closeParked(closing, number, reason);
        }}
      />
    );
  }
  return (
    <Page
      title={t('maintenance.title')}
      onBack={props.onLeave}
      backLabel={t('maintenance.lock')}
      notice={props.message}
      className="maintenance"
    >
      {overview.closed && (
        <section className="panel">
          <h2>{t('maintenance.closed')}</h2>
          <ul className="queue">
            {overview.closed.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      <DevicePanel busy={busy} actions={actions} />
      {overview.trouble && (
        <p className="notice" role="alert">
          {t(`maintenance.trouble.${overview.trouble.trouble}`, {
            status: overview.trouble.status,
            code: overview.trouble.code,
          })}
        </p>
      )}
      <QueuePanel queue={overview.queue} busy={busy} actions={actions} onClose={setClosing} />
      <NoticePanel store={store} catalogue={overview.catalogueProblems} />
      {overview.update && (
        <UpdatePanel version={overview.version} update={overview.update} busy={busy} actions={actions} />
      )}
      {!overview.closed && <ConfigurationPanel busy={busy} onOpen={props.onConfigure} />}
      <section className="panel">
        <h2>{t('maintenance.about')}</h2>
        <Facts facts={facts} />
      </section>
      <div className="maintenance-actions">
        <Button className="button button-quiet" isDisabled={busy} onPress={actions.testPrint}>
          <Icon name="printer" />
          {t('maintenance.testPrint')}
        </Button>
        <Button className="button button-quiet" isDisabled={busy} onPress={actions.retryQueue}>
          {t('maintenance.retryQueue')}
        </Button>
        <Button
          className="button button-quiet"
          isDisabled={busy}
          onPress={() => actions.restartDevice('all')}
        >
          {t('maintenance.restartDevices')}
        </Button>
        <Button className="button button-quiet" isDisabled={busy} onPress={actions.restartCore}>
          {t('maintenance.restartCore')}
        </Button>
      </div>
    </Page>
  );
}

function NoticePanel({ store, catalogue }: { store: StoreHealth | null; catalogue: readonly string[] }) {
  const t = useWords(WORDS);
  const moment = useMoment();
  return (
    <section className="panel">
      <h2>{t('maintenance.notices')}</h2>
      <ul className="queue">
        {catalogue.map((line) => (
          <li key={line}>
            <strong>{t('maintenance.setAside')}</strong>
            <span className="queue-problem">{line}</span>
          </li>
        ))}
        {!store?.notices.length && catalogue.length === 0 && <li>{t('maintenance.noNotices')}</li>}
        {store?.notices.map((notice) => (
          <li key={`${notice.at} ${notice.code}`}>
            <strong>{notice.code}</strong> {moment(notice.at)}
            <span className="queue-problem">{notice.detail}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
