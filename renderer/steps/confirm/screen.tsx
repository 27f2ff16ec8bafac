/** Everything once more before it counts; identity masked, since others may look on. */
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import { type Draft, principalOf } from '../../../main/core/model/draft.ts';
import type { Failure } from '../../components/failure.ts';
import { Page } from '../../components/page.tsx';
import { Review } from '../../components/review.tsx';
import type { Text } from '../../i18n/words.ts';
import { appointmentOf } from '../../journey/appointment.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useText, useWords } from '../../kiosk/use-words.ts';
import { WORDS as TIME_WORDS } from '../time/words.ts';
import {
  useAnswerFacts,
  useMatterFacts,
  usePaperFacts,
  usePersonFacts,
  useResultFacts,
  useSignatureFacts,
  useWhomFacts,
} from './facts.ts';
import { PROMPTS, WORDS } from './words.ts';

const TEXTS = { ...WORDS, ...TIME_WORDS };

export function ConfirmScreen(props: {
  item: ItemDetail;
  draft: Draft;
  service: Text;
  /** What is said of a time that the platform does not hold yet, where that is not the usual. */
  wish?: Text | undefined;
  /** Whether for whom it is can be changed. */
  asksWhom?: boolean;
  busy: boolean;
  failure: Failure | null;
  onConfirm: () => void;
  /** Leads back to where this question is answered. */
  onMend: (field: string) => void;
}) {
  const t = useWords(TEXTS);
  const { draft, item } = props;
  const text = useText();
  const appointment = appointmentOf(draft);
  // A wish online: the days off of its year are not known.
  const isOffline = useKiosk().status?.network === 'offline';
  const matter = useMatterFacts(item, draft, props.service);
  const person = usePersonFacts(item, draft);
  const whom = useWhomFacts(item, draft, props.asksWhom === true);
  const answers = useAnswerFacts(item, draft);
  const papers = usePaperFacts(item, draft);
  const result = useResultFacts(item, draft);
  const signature = useSignatureFacts(draft);
  return (
    <Page
      title={t('confirm.title')}
      lead={t(props.busy ? 'confirm.saving' : 'confirm.lead')}
      primary={{
        label: t(props.busy ? 'confirm.savingShort' : 'confirm.submit'),
        onPress: props.onConfirm,
        busy: props.busy,
      }}
      failure={props.failure}
      prompt={PROMPTS.confirm}
      className="mostly-read confirm"
    >
      {appointment && !appointment.firm && (
        <p className="notice notice-soft">
          {props.wish ? text(props.wish) : t(isOffline ? 'time.wish' : 'time.wishOnly')}
        </p>
      )}
      <Review
        groups={[
          [t('confirm.matter'), matter],
          [t('confirm.whom'), whom],
          [t(principalOf(draft) ? 'confirm.agent' : 'confirm.person'), person],
          ...answers,
          [t('confirm.papers'), papers],
          [t('confirm.result'), result],
          [t('confirm.signature'), signature],
        ]}
        onMend={props.onMend}
      />
    </Page>
  );
}
