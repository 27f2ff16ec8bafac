/** The booking that is about to be given up, plainly, and who asks for it; identity masked, since others may look on. */

import type { Standing } from '../../../main/core/model/booking-limit.ts';
import { maskNumber } from '../../../main/core/model/documents/index.ts';
import type { CancellationDraft } from '../../../main/core/model/draft.ts';
import { visitEnd } from '../../../main/core/model/visit.ts';
import { useBookingLimits, useHallDay } from '../../components/booking-limit.ts';
import type { Fact } from '../../components/facts.tsx';
import type { Failure } from '../../components/failure.ts';
import { longDate } from '../../components/long-date.ts';
import { Page } from '../../components/page.tsx';
import { PERSON_WORDS } from '../../components/person.words.ts';
import { Review } from '../../components/review.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { WORDS as CONFIRM_WORDS } from '../confirm/words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './cancel.css';

const TEXTS = { ...PERSON_WORDS, ...WORDS, ...CONFIRM_WORDS };

export function CancelScreen(props: {
  itemName: string;
  draft: CancellationDraft;
  busy: boolean;
  failure: Failure | null;
  /** What it would bring by the rules of fairness; null where nobody could say. */
  brings: Standing['ifCancelled'];
  onConfirm: () => void;
}) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const { appointment, applicant } = props.draft;
  const booking: Fact[] = [[t('confirm.item'), props.itemName]];
  if (appointment) {
    booking.push([t('cancel.day'), longDate(language, appointment.date)]);
    booking.push([t('cancel.slot'), `${appointment.start}–${visitEnd(appointment)}`]);
    for (const { name } of appointment.also ?? []) booking.push([t('confirm.thenItem'), name]);
  }
  const person: Fact[] = [
    [t('confirm.name'), applicant?.name ?? ''],
    [t('confirm.id'), maskNumber(applicant?.idNumber ?? '')],
  ];
  return (
    <Page
      title={t('cancel.title')}
      lead={t(props.busy ? 'confirm.saving' : 'cancel.lead')}
      primary={{
        label: t(props.busy ? 'confirm.savingShort' : 'cancel.submit'),
        onPress: props.onConfirm,
        busy: props.busy,
      }}
      // What was read is no longer in question: the way back is to keep the booking.
      backLabel={t('cancel.keep')}
      failure={props.failure}
      prompt={PROMPTS.cancel}
      className="mostly-read confirm cancel"
    >
      <Brings brings={props.brings} />
      <Review
        groups={[
          [t('cancel.booking'), booking],
          [t('confirm.person'), person],
        ]}
      />
    </Page>
  );
}

/** What this cancellation counts, said before it is made. */
function Brings({ brings }: { brings: Standing['ifCancelled'] }) {
  const t = useWords(WORDS);
  const said = useBookingLimits();
  const dayOf = useHallDay();
  if (!brings || brings.counts === 0) return null;
  const { counts, suspendedUntil, warning } = brings;
  if (suspendedUntil) {
    return (
      <p className="notice notice-soft" role="status">
        {t('cancel.suspends', { until: dayOf(suspendedUntil) })}
      </p>
    );
  }
  return (
    <p className="notice notice-soft" role="status">
      {t('cancel.counts', { counts })}
      {warning && said.warning(warning)}
    </p>
  );
}
