/** The technician's screen: PIN, then devices, queue and the few things that may be done here. */
import { useState } from 'react';
import type { DeviceName } from '../../../devices/index.ts';
import type { MaintenanceOverview, StoreHealth } from '../../../main/core/maintenance/contract.ts';
import { Button } from '../../components/button.tsx';
import { type Fact, Facts } from '../../components/facts.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { NumberPad } from '../../input/keypads.tsx';
import { useKiosk, useWords } from '../../kiosk/kiosk-context.tsx';

export function PinScreen(props: {
  busy: boolean;
  /** What the last attempt led to, as a sentence. */
  message: string | null;
  onPin: (pin: string) => void;
  onLeave: () => void;
}) {
  const t = useWords();
  const [pin, setPin] = useState('');
  return (
    <Page
      title={t('maintenance.title')}
      lead={t('maintenance.pin')}
      onBack={props.onLeave}
      primary={{
        label: t('maintenance.unlock'),
        onPress: () => {
          props.onPin(pin);
          setPin('');
        },
        isDisabled: pin === '',
        busy: props.busy,
      }}
      failure={props.message}
      fixed
      className="with-dock pin"
    >
      <div className="entries">
        <output className="pin-dots" aria-label={t('maintenance.typed', { count: pin.length })}>
          {pin === '' ? '····' : '●'.repeat(pin.length)}
        </output>
      </div>
      <div className="dock">
        <NumberPad value={pin} onChange={(text) => setPin(text.slice(0, 32))} />
      </div>
    </Page>
  );
}

export interface MaintenanceActions {
  testPrint(): void;
  restartDevice(device: DeviceName | 'all'): void;
  restartCore(): void;
  retryQueue(): void;
  retryOne(receiptNo: string): void;
  exportParked(receiptNo: string): void;
}

export function MaintenanceScreen(props: {
  overview: MaintenanceOverview;
  /** Null until it was asked for. */
  store: StoreHealth | null;
  busy: boolean;
  message: string | null;
  actions: MaintenanceActions;
  onLeave: () => void;
}) {
  const { t, status, language } = useKiosk();
  const { overview, store, actions } = props;
  const moment = (iso: string | null) =>
    iso ? new Date(iso).toLocaleString(language, { hour12: false, timeZone: 'Asia/Shanghai' }) : '—';
  const devices = status?.devices ?? [];
  const fitted = devices.filter(({ state }) => state !== 'off');
  const absent = devices.filter(({ state }) => state === 'off');
  const facts: Fact[] = [
    [t('maintenance.version'), overview.version],
    [t('help.kiosk'), overview.kioskId],
    [t('maintenance.platform'), overview.platformUrl],
    [t('maintenance.network'), t(status?.network === 'online' ? 'status.online' : 'status.offline')],
    [t('maintenance.data'), overview.dataFolder],
    [t('maintenance.disk'), `${(overview.freeDiskBytes / 1024 ** 3).toFixed(1)} GB`],
    [t('maintenance.started'), moment(overview.coreStartedAt)],
    [
      t('maintenance.catalogue'),
      `${overview.catalogue.items} / ${t('home.booking')} ${overview.catalogue.booking} / ${t('home.preReview')} ${overview.catalogue.preReview}`,
    ],
    [t('maintenance.delivered'), String(overview.delivered)],
    [t('maintenance.unprinted'), String(overview.unprintedSlips)],
    [
      t('maintenance.camera'),
      overview.camera
        ? `${overview.camera.technician} · ${moment(overview.camera.at)}`
        : t('maintenance.cameraWell'),
    ],
    [
      t('maintenance.backup'),
      store?.backup
        ? `${moment(store.backup.at)} · ${store.backup.path}${store.backup.ok ? '' : ` · ${t('maintenance.backupFailed')}`}`
        : t('maintenance.noBackup'),
    ],
    [t('maintenance.auditHead'), store?.auditHead ?? '—'],
  ];
  return (
    <Page
      title={t('maintenance.title')}
      onBack={props.onLeave}
      backLabel={t('maintenance.lock')}
      failure={props.message}
      className="maintenance"
    >
      <section className="panel">
        <h2>{t('maintenance.devices')}</h2>
        <ul className="device-list">
          {fitted.map((device) => (
            <li key={device.device} className={`device device-${device.state}`}>
              <span className="device-name">{t(`device.${device.device}`)}</span>
              <span className="tag">{t(`device.state.${device.state}`)}</span>
              <span className="device-more">
                {device.fault
                  ? device.fault.technician
                  : device.warnings.map((warning) => t(`device.${warning}`)).join('，')}{' '}
                {device.port} · {moment(device.since)}
              </span>
              <Button
                className="button button-small"
                isDisabled={props.busy}
                onPress={() => actions.restartDevice(device.device)}
              >
                {t('maintenance.restart')}
              </Button>
            </li>
          ))}
          {absent.length > 0 && (
            <li className="device">
              <span className="device-name">
                {absent.map(({ device }) => t(`device.${device}`)).join('、')}
              </span>
              <span className="tag">{t('device.state.off')}</span>
            </li>
          )}
        </ul>
      </section>
      <section className="panel">
        <h2>{t('maintenance.queue', { count: overview.queue.length })}</h2>
        <ul className="queue">
          {overview.queue.length === 0 && <li>{t('maintenance.queueEmpty')}</li>}
          {overview.queue.map((row) => (
            <li key={row.submissionId}>
              <strong>{row.receiptNo}</strong> {row.itemCode} · {t(`queue.${row.state}`)} ·{' '}
              {t('queue.attempts', { count: row.attempts })}
              {row.nextAttemptAt && ` · ${t('queue.next')} ${moment(row.nextAttemptAt)}`}
              {row.lastProblem && <span className="queue-problem">{row.lastProblem}</span>}
              <span className="queue-actions">
                <Button
                  className="button button-small"
                  isDisabled={props.busy}
                  onPress={() => actions.retryOne(row.receiptNo)}
                >
                  {t('maintenance.retryOne')}
                </Button>
                {row.state === 'parked' && (
                  <Button
                    className="button button-small"
                    isDisabled={props.busy}
                    onPress={() => actions.exportParked(row.receiptNo)}
                  >
                    {t('maintenance.export')}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel">
        <h2>{t('maintenance.notices')}</h2>
        <ul className="queue">
          {!store?.notices.length && <li>{t('maintenance.noNotices')}</li>}
          {store?.notices.map((notice) => (
            <li key={`${notice.at} ${notice.code}`}>
              <strong>{notice.code}</strong> {moment(notice.at)}
              <span className="queue-problem">{notice.detail}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel">
        <h2>{t('maintenance.about')}</h2>
        <Facts facts={facts} />
      </section>
      <div className="maintenance-actions">
        <Button className="button button-quiet" isDisabled={props.busy} onPress={actions.testPrint}>
          <Icon name="printer" />
          {t('maintenance.testPrint')}
        </Button>
        <Button className="button button-quiet" isDisabled={props.busy} onPress={actions.retryQueue}>
          {t('maintenance.retryQueue')}
        </Button>
        <Button
          className="button button-quiet"
          isDisabled={props.busy}
          onPress={() => actions.restartDevice('all')}
        >
          {t('maintenance.restartDevices')}
        </Button>
        <Button className="button button-quiet" isDisabled={props.busy} onPress={actions.restartCore}>
          {t('maintenance.restartCore')}
        </Button>
      </div>
    </Page>
  );
}
