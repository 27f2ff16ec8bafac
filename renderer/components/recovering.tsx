/** A calm band over everything while the core is away; the screen below keeps its state. */
import { HOTLINE } from '../../main/core/model/dead-end.ts';
import { useWords } from '../kiosk/use-words.ts';
import { RECOVERING_WORDS } from './recovering.words.ts';
import './recovering.css';

export function Recovering(props: { starting: boolean }) {
  const t = useWords(RECOVERING_WORDS);
  return (
    <div className="recovering" role="status">
      <div className="recovering-band">
        <span className="spinner" aria-hidden="true" />
        <div>
          <p className="recovering-title">{t(props.starting ? 'link.starting' : 'link.recovering')}</p>
          <p>{t(props.starting ? 'link.startingText' : 'link.recoveringText')}</p>
          <p className="recovering-way">{t('link.tooLong', { hotline: HOTLINE })}</p>
        </div>
      </div>
    </div>
  );
}
