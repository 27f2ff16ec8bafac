/** Which release runs here, what waits and what was taken back; asking, putting in place and going back by hand. */
import { useState } from 'react';
import type { UpdateState } from '../../../../main/core/model/update-state.ts';
import { Button } from '../../../components/button.tsx';
import { Facts } from '../../../components/facts.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import type { MaintenanceActions } from '../common/actions.ts';
import { useMoment } from '../common/use-moment.ts';
import { WORDS } from '../common/words.ts';

export function UpdatePanel(props: {
  version: string;
  update: UpdateState;
  busy: boolean;
  actions: Pick<MaintenanceActions, 'checkUpdate' | 'applyUpdate' | 'rollBack'>;
}) {
  const t = useWords(WORDS);
  const moment = useMoment();
  const { version, update, busy, actions } = props;
  const { slot, probation, staged, wayBack, failed, checked } = update;
  const state = probation ? `（${t('maintenance.update.probation')}）` : '';
  return (
    <section className="panel">
      <h2>{t('maintenance.update')}</h2>
      <Facts
        facts={[
          [t('maintenance.update.running'), `${version} · ${t(`maintenance.slot.${slot}`)}${state}`],
          [
            t('maintenance.update.staged'),
            staged === null
              ? t('maintenance.update.none')
              : t('maintenance.update.tonight', { version: staged }),
          ],
          [
            t('maintenance.update.failed'),
            failed
              ? t('maintenance.update.failedUntil', { version: failed.version, until: moment(failed.until) })
              : t('maintenance.update.none'),
          ],
          [
            t('maintenance.update.checked'),
            checked
              ? `${moment(checked.at)} · ${checked.problem ?? t(`maintenance.update.outcome.${checked.outcome}`)}`
              : t('maintenance.update.notYet'),
          ],
        ]}
      />
      <div className="queue-actions">
        <Button className="button button-small" isDisabled={busy} onPress={actions.checkUpdate}>
          {t('maintenance.update.check')}
        </Button>
        {staged !== null && (
          <Twice
            label={t('maintenance.update.apply')}
            ask={t('maintenance.update.sure', { version: staged })}
            busy={busy}
            onPress={actions.applyUpdate}
          />
        )}
        {wayBack !== null && (
          <Twice
            label={t('maintenance.update.rollBack')}
            ask={t('maintenance.update.sure', { version: wayBack })}
            busy={busy}
            onPress={actions.rollBack}
          />
        )}
      </div>
    </section>
  );
}

/** A button whose first tap asks: what it does ends what everybody else sees here. */
function Twice(props: { label: string; ask: string; busy: boolean; onPress: () => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <Button
      className="button button-small"
      isDisabled={props.busy}
      onPress={() => {
        if (asked) props.onPress();
        setAsked(!asked);
      }}
    >
      {asked ? props.ask : props.label}
    </Button>
  );
}
