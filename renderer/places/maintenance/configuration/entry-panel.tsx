/** On the maintenance screen: the way to the configuration. */
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { WORDS } from './words.ts';

export function ConfigurationPanel(props: { busy: boolean; onOpen: () => void }) {
  const t = useWords(WORDS);
  return (
    <section className="panel">
      <h2>{t('configuration.title')}</h2>
      <p className="queue-problem">{t('configuration.about')}</p>
      <div className="queue-actions">
        <Button className="button button-small" isDisabled={props.busy} onPress={props.onOpen}>
          {t('configuration.open')}
        </Button>
      </div>
    </section>
  );
}
