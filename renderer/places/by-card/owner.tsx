/** Who is here, before anything of theirs is shown: the notice where it was not agreed to yet, then the card. */
import { NOTICE_VERSION } from '../../../main/core/model/consent.ts';
import type { Failure } from '../../components/failure.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { Notice } from '../../steps/consent/notice.tsx';
import { OwnerCard } from './owner-card.tsx';

/** `another-…`, `card-again`: somebody else's card lies there now, who agrees for themselves and may leave it there. */
export type OwnerStage = 'notice' | 'another-notice' | 'card' | 'card-again';

export function Owner(
  props: Pick<Parameters<typeof OwnerCard>[0], 'lead' | 'noCard' | 'onIdentified'> & {
    stage: OwnerStage;
    onStage: (stage: OwnerStage) => void;
    busy: boolean;
    failure: Failure | null;
    run: (work: () => Promise<void>) => void;
    onFinish: () => void;
  },
) {
  const client = useClient();
  const { stage, onStage, busy, failure, run, lead, noCard, onIdentified } = props;
  const isAnother = stage === 'another-notice';
  const agree = async () => {
    await client.ownBookings.agree({ notice: NOTICE_VERSION });
    onStage(isAnother ? 'card-again' : 'card');
  };
  if (stage === 'notice' || isAnother) {
    return (
      <Notice
        given={false}
        another={isAnother}
        busy={busy}
        failure={failure}
        onAgree={() => run(agree)}
        onTakeBack={props.onFinish}
      />
    );
  }
  return (
    <OwnerCard
      {...{ lead, noCard, onIdentified }}
      lies={stage === 'card-again'}
      onAnother={() => onStage('another-notice')}
    />
  );
}
