/** The speaker: the chime that calls somebody back for card or slip, at its loudest. */
import { Button } from '../../../../components/button.tsx';
import { Icon } from '../../../../components/icon.tsx';
import { useWords } from '../../../../kiosk/use-words.ts';
import { player } from '../../../../voice/player.ts';
import { WORDS } from '../words/words.ts';
import type { TrialProps } from './trial.ts';

export function SoundTrial({ onTried }: TrialProps) {
  const t = useWords(WORDS);
  return (
    <section className="panel trial">
      <Button
        className="button button-primary"
        onPress={() => {
          player.chime(3);
          onTried(true);
        }}
      >
        <Icon name="speaker" />
        {t('try.sound.play')}
      </Button>
    </section>
  );
}
