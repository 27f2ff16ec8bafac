/** How the result comes: each way, of fetching it each place, as one large choice. */
import { choicesOf, isSameChoice } from '../../../main/core/forms/result.ts';
import type { ResultChoice, ResultOffer } from '../../../main/core/model/result.ts';
import { Button } from '../../components/button.tsx';
import type { Failure } from '../../components/failure.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { RESULT_WORDS } from '../../components/result.words.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './result.css';

const TEXTS = { ...RESULT_WORDS, ...WORDS };
const ICONS: Readonly<Record<ResultChoice['way'], IconName>> = {
  post: 'house',
  collect: 'building',
  licence: 'phone',
};

export function ResultScreen(props: {
  offer: ResultOffer;
  /** What was chosen before the citizen came back to here. */
  chosen: ResultChoice | null;
  busy: boolean;
  failure: Failure | null;
  onChoose: (choice: ResultChoice) => void;
}) {
  const t = useWords(TEXTS);
  const { offer } = props;
  const said = useSaid(offer);
  return (
    <Page
      title={t('result.title')}
      lead={t('result.lead', { name: offer.name })}
      failure={props.failure}
      prompt={PROMPTS.result}
      className="result"
    >
      <div className="result-choices">
        {choicesOf(offer).map((choice) => {
          const { title, more } = said(choice);
          return (
            <Button
              key={title}
              className="button button-quiet result-choice"
              aria-pressed={isSameChoice(choice, props.chosen)}
              isDisabled={props.busy}
              onPress={() => props.onChoose(choice)}
            >
              <Icon name={ICONS[choice.way]} />
              <span>
                {title}
                <span className="result-more">{more}</span>
              </span>
            </Button>
          );
        })}
      </div>
    </Page>
  );
}

function useSaid(offer: ResultOffer) {
  const t = useWords(TEXTS);
  return (choice: ResultChoice): { title: string; more: string } => {
    if (choice.way === 'licence') return { title: t('result.by.licence'), more: t('result.licenceText') };
    if (choice.way === 'post') {
      const postage = t(`result.postage.${offer.postage}`);
      return { title: t('result.by.post'), more: t('result.postText', { postage }) };
    }
    const point = offer.points.find(({ id }) => id === choice.point);
    const { name: place = '', where = '', hours = '', bring = [] } = point ?? {};
    return {
      title: t('result.by.collect', { place }),
      more: t('result.collectText', { where, hours, bring: bring.join('、') }),
    };
  };
}
