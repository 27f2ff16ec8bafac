/** What whoever wants to know more of the privacy notice, or does not agree, taps. */
import { Button } from '../../components/button.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { WORDS } from './words.ts';

export interface ConsentWaysProps {
  /** Agreed to already: the citizen came back to it. */
  given: boolean;
  onDetails: () => void;
  /** Refuses, or takes back what was given. */
  onRefuse: () => void;
}

export function ConsentWays(props: ConsentWaysProps) {
  const t = useWords(WORDS);
  return (
    <div className="consent-ways">
      <Button className="button button-quiet" onPress={props.onDetails}>
        {t('consent.details')}
      </Button>
      <Button className="button button-quiet" onPress={props.onRefuse}>
        {t(props.given ? 'consent.takeBack' : 'consent.refuse')}
      </Button>
    </div>
  );
}
