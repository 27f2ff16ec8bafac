/** What comes after a matter that is applied for wholly online: who decides, within how long, and how the result comes. */
import type { ItemDetail } from '../../main/core/catalogue/contract.ts';
import type { ResultWord } from '../../main/core/model/result.ts';
import { useWords } from '../kiosk/use-words.ts';
import { Icon } from './icon.tsx';
import { RESULT_WORDS, resultText } from './result.words.ts';
import './printing-panel.css';

export function NextPanel(props: {
  item: Pick<ItemDetail, 'departmentName' | 'caseType' | 'promisedDays' | 'statutoryDays'>;
  result: ResultWord;
  /** Something is still to be signed or brought to the counter. */
  needsVisit: boolean;
}) {
  const t = useWords(RESULT_WORDS);
  const { item, result, needsVisit } = props;
  return (
    <section className="printing further told">
      <Icon name="check" />
      <div>
        <h2>{t(needsVisit ? 'next.titleVisit' : 'next.title')}</h2>
        <p>{t('next.who', { department: item.departmentName })}</p>
        <p>
          {item.caseType === '即办件'
            ? t('next.atOnce')
            : t('next.days', { days: item.promisedDays, legal: item.statutoryDays })}
        </p>
        <p>{t('next.result', { name: result.name, how: resultText(t, result) })}</p>
      </div>
    </section>
  );
}
