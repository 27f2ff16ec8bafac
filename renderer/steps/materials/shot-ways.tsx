/** Under a photograph just taken: what is wrong with it, and what can be done with it but using it. */
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import type { Shown } from './use-shot.ts';
import { WORDS } from './words.ts';

export function ShotWays(props: {
  shown: Shown;
  isBusy: boolean;
  onRetake: () => void;
  /** From the paper alone to the whole picture, and back. */
  onTurnOver: () => void;
  /** Keeps it and takes another; null: there may be no more. */
  onMore: (() => void) | null;
}) {
  const t = useWords(WORDS);
  const { shown, isBusy, onMore } = props;
  const said = saidOf(shown);
  return (
    <>
      {said && (
        <p className="notice" role="status">
          {t(said)}
        </p>
      )}
      <div className="camera-ways">
        <Button className="button button-quiet" isDisabled={isBusy} onPress={props.onRetake}>
          <Icon name="camera" />
          {t('camera.retake')}
        </Button>
        {shown.paper && (
          <Button className="button button-quiet" isDisabled={isBusy} onPress={props.onTurnOver}>
            {t(shown.isPaper ? 'camera.whole' : 'camera.paper')}
          </Button>
        )}
        {onMore && (
          <Button className="button button-quiet" isDisabled={isBusy} onPress={onMore}>
            {t('camera.keepMore')}
          </Button>
        )}
      </div>
    </>
  );
}

/** One at a time, the one that hinders reading most first. */
function saidOf({ faults, paper, isDoubtful, isPaper }: Shown) {
  const [fault] = faults;
  if (fault) return `camera.${fault}` as const;
  if (!paper) return 'camera.wholeKept';
  return isDoubtful && !isPaper ? 'camera.doubtful' : null;
}
