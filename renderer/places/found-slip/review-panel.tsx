/** How the review of a case ended, and what can be done now. What is to be mended stands in a panel of its own. */
import type { ReviewProgress } from '../../../main/core/cases/contract.ts';
import type { ResultWord } from '../../../main/core/model/result.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { longDate } from '../../components/long-date.ts';
import { RESULT_WORDS, resultText } from '../../components/result.words.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { WORDS } from './words.ts';
import '../../components/printing-panel.css';

const TEXTS = { ...RESULT_WORDS, ...WORDS };

export interface ReviewProps {
  /** Null: it is no case of pre-review, or the platform did not say. */
  review: ReviewProgress | null;
  /** How the result comes, where nobody has to come for it; null: it ends with a visit. */
  result: ResultWord | null;
  /** Null where the item offers no booking. */
  onBook: (() => void) | null;
}

export function ReviewPanel({ review, result, onBook }: ReviewProps) {
  const t = useWords(WORDS);
  const said = useSaid(review, result, onBook !== null);
  if (!said) return null;
  return (
    <section className="printing further told">
      <Icon name={said.icon} />
      <div>
        <h2>{said.title}</h2>
        {said.texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      {review?.state === 'passed' && !result && onBook && (
        <Button className="button button-primary" onPress={onBook}>
          {t('review.book')}
        </Button>
      )}
    </section>
  );
}

function useSaid(review: ReviewProgress | null, result: ResultWord | null, canBook: boolean) {
  const t = useWords(TEXTS);
  const { language, info } = useKiosk();
  const report = `${info?.hall.name ?? ''}${info?.hall.reportWindow ?? ''}`;
  switch (review?.state) {
    case 'pending':
      return {
        icon: 'search',
        title: t(result ? 'review.pendingOnline' : 'review.pending'),
        texts: [t('review.pendingText')],
      } as const;
    case 'passed': {
      if (result) {
        const text = t('review.resultOnline', { name: result.name, how: resultText(t, result) });
        return { icon: 'check', title: t('review.passedOnline'), texts: [text] } as const;
      }
      const text = t(canBook ? 'review.passedText' : 'review.passedWindowText');
      return { icon: 'check', title: t('review.passed'), texts: [text] } as const;
    }
    case 'rejected':
      return {
        icon: 'help',
        title: t('review.rejected'),
        texts: [t(`review.why.${review.reason ?? 'other'}`), t('review.rejectedNow', { report })],
      } as const;
    case 'expired': {
      const day = review.until ? longDate(language, review.until) : '';
      return {
        icon: 'calendar',
        title: t('review.expired'),
        texts: [t('review.expiredText', { day, report })],
      } as const;
    }
    default:
      return null;
  }
}

/** Where the review's end is one that a citizen may want to ask about. */
export function deadEndOf(review: ReviewProgress | null): 'not-accepted' | 'run-out' | null {
  if (review?.state === 'rejected') return 'not-accepted';
  return review?.state === 'expired' ? 'run-out' : null;
}
