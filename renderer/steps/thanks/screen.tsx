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
  onFinish: () => void;
}) {
  const t = useWords(WORDS);
  return (
    <Page
      title={t('thanks.title')}
      lead={props.itemName}
      primary={{ label: t('thanks.finish', { seconds: props.secondsLeft }), onPress: props.onFinish }}
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
