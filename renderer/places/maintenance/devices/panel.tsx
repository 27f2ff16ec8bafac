/** The devices, how each stands and what to do about it; those not fitted in one line. */
import { Button } from '../../../components/button.tsx';
import { useKiosk } from '../../../kiosk/kiosk-context.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import type { MaintenanceActions } from '../common/actions.ts';
import { useMoment } from '../common/use-moment.ts';
import { WORDS } from '../common/words.ts';

export function DevicePanel(props: { busy: boolean; actions: MaintenanceActions }) {
  const t = useWords(WORDS);
  const moment = useMoment();
  const { status } = useKiosk();
  const devices = status?.devices ?? [];
  const fitted = devices.filter(({ state }) => state !== 'off');
  const absent = devices.filter(({ state }) => state === 'off');
  return (
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
              onPress={() => props.actions.restartDevice(device.device)}
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
  );
}
