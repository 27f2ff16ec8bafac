/** What waits to be delivered, and what may be done about each. */
import type { MaintenanceOverview } from '../../../../main/core/maintenance/contract.ts';
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import type { MaintenanceActions } from '../common/actions.ts';
import { useMoment } from '../common/use-moment.ts';
import { WORDS } from '../common/words.ts';

export function QueuePanel(props: {
  queue: MaintenanceOverview['queue'];
  busy: boolean;
  actions: MaintenanceActions;
  onClose: (receiptNo: string) => void;
}) {
  const t = useWords(WORDS);
  const moment = useMoment();
  const { queue, busy, actions } = props;
  return (
    <section className="panel">
      <h2>{t('maintenance.queue', { count: queue.length })}</h2>
      <ul className="queue">
        {queue.length === 0 && <li>{t('maintenance.queueEmpty')}</li>}
        {queue.map((row) => (
          <li key={row.submissionId}>
            <strong>{row.receiptNo}</strong> {row.itemCode} · {t(`queue.${row.state}`)} ·{' '}
            {t('queue.attempts', { count: row.attempts })}
            {row.nextAttemptAt && ` · ${t('queue.next')} ${moment(row.nextAttemptAt)}`}
            {row.lastProblem && <span className="queue-problem">{row.lastProblem}</span>}
            <span className="queue-actions">
              <Button
                className="button button-small"
                isDisabled={busy}
                onPress={() => actions.retryOne(row.receiptNo)}
              >
                {t('maintenance.retryOne')}
              </Button>
              {row.state === 'parked' && (
                <>
                  <Button
                    className="button button-small"
                    isDisabled={busy}
                    onPress={() => actions.exportParked(row.receiptNo)}
                  >
                    {t('maintenance.export')}
                  </Button>
                  <Button
                    className="button button-small"
                    isDisabled={busy}
                    onPress={() => props.onClose(row.receiptNo)}
                  >
                    {t('maintenance.close')}
                  </Button>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
