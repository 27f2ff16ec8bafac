/** The end of an evaluation: thanks, and whether it is on its way or there. Nothing to print. */
import type { DeliveryState } from '../../../main/core/model/receipt.ts';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './thanks.css';

export function ThanksScreen(props: {
  itemName: string;
  delivery: DeliveryState;
  secondsLeft: number;
  /** It goes by itself soon, unless something is touched. */
  isSoonOver: boolean;
  onFinish: () => void;
}) {
  const t = useWords(WORDS);
  return (
    <Page
      title={t('thanks.title')}
      lead={props.itemName}
      primary={{
        label: t('thanks.finish', { seconds: props.secondsLeft }),
        name: t('thanks.finishName'),
        onPress: props.onFinish,
      }}
      said={props.isSoonOver ? t('thanks.soonOver') : null}
      prompt={PROMPTS.thanks}
      fixed
      className="thanks"
    >
      <p className="thanks-panel">
        <Icon name="check" />
        <span>{t(`thanks.${props.delivery.state}`)}</span>
      </p>
    </Page>
  );
}
