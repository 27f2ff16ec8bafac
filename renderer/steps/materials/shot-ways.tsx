/** Under a photograph or a scan just taken: what is wrong with it, and what can be done with it but using it. */
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { SCAN_WORDS } from './scan.words.ts';
import type { Shown } from './use-shot.ts';
import { WORDS } from './words.ts';

const TEXTS = { ...WORDS, ...SCAN_WORDS };

export function ShotWays(props: {
  by: 'camera' | 'scan';
  shown: Shown;
  isBusy: boolean;
  onRetake: () => void;
  /** From the paper alone to the whole picture, and back. */
  onTurnOver: () => void;
  /** Keeps it and takes another; null: there may be no more. */
  onMore: (() => void) | null;
}) {
  const t = useWords(TEXTS);
  const { by, shown, isBusy, onMore } = props;
  const said = saidOf(by, shown);
  return (
    <>
      {said && (
        <p className="notice" role="status">
          {t(said)}
        </p>
      )}
      <div className="camera-ways">
        <Button className="button button-quiet" isDisabled={isBusy} onPress={props.onRetake}>
          <Icon name={by === 'camera' ? 'camera' : 'scanner'} />
          {t(`${by}.retake`)}
        </Button>
        {shown.paper && (
          <Button className="button button-quiet" isDisabled={isBusy} onPress={props.onTurnOver}>
            {t(`${by}.${shown.isPaper ? 'whole' : 'paper'}`)}
          </Button>
        )}
        {onMore && (
          <Button className="button button-quiet" isDisabled={isBusy} onPress={onMore}>
            {t(`${by}.keepMore`)}
          </Button>
        )}
      </div>
    </>
  );
}

/** One at a time, the one that hinders reading most first. */
function saidOf(by: 'camera' | 'scan', { faults, paper, isDoubtful, isPaper }: Shown) {
  const [fault] = faults;
  if (fault) return `${by}.${fault}` as const;
  if (by === 'scan') return null;
  if (!paper) return 'camera.wholeKept';
  return isDoubtful && !isPaper ? 'camera.doubtful' : null;
}
