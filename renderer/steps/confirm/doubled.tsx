/** The same item was handed in by the same person today: asked, not silently doubled. */
import type { ConfirmAnswer } from '../../../main/core/model/receipt.ts';
import { ConfirmDialog } from '../../components/dialog.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { WORDS } from './words.ts';

export function DoubledDialog(props: {
  /** Null: nothing is asked. */
  doubled: Extract<ConfirmAnswer, { outcome: 'doubled' }> | null;
  /** It was handed in before: the session ends. */
  onNoMore: () => void;
  onLookAgain: () => void;
  onAgain: () => void;
}) {
  const t = useWords(WORDS);
  const { doubled } = props;
  return (
    <ConfirmDialog
      isOpen={doubled !== null}
      title={t('doubled.title')}
      text={t('doubled.text', { time: doubled?.at.slice(11, 16) ?? '', number: doubled?.receiptNo ?? '' })}
      cancel={t('doubled.noMore')}
      confirm={t('doubled.again')}
      other={{ label: t('doubled.look'), onPress: props.onLookAgain }}
      onCancel={props.onNoMore}
      onConfirm={props.onAgain}
    />
  );
}
