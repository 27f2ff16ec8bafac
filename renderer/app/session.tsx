/** One citizen's session: home and the flows under it. Keyed by the session's id, so all of it is dropped with the session. */
import { useCallback, useEffect, useState } from 'react';
import type { Overview } from '../../main/core/catalogue/contract.ts';
import type { EndReason } from '../../main/core/session/contract.ts';
import type { Draft, Service } from '../../main/core/session/draft.ts';
import { BookingFlow, PreReviewFlow } from '../flows/flow.tsx';
import { forgetTyped } from '../input/engines.ts';
import { HomeScreen } from '../screens/home.tsx';
import { IdleWatch } from './idle.tsx';

export function Session(props: {
  overview: Overview | null;
  resumed: Draft | null;
  onEnd: (reason: EndReason) => void;
}) {
  const [service, setService] = useState<Service | null>(null);
  const [committed, setCommitted] = useState(false);
  const { onEnd } = props;
  useEffect(() => forgetTyped, []);
  const home = useCallback(() => setService(null), []);
  const commit = useCallback(() => setCommitted(true), []);
  const finish = useCallback(() => onEnd('finished'), [onEnd]);
  const idle = useCallback(() => onEnd('idle'), [onEnd]);
  const flow = {
    overview: props.overview,
    resumed: props.resumed,
    onCommitted: commit,
    onHome: home,
    onFinish: finish,
  };
  return (
    <>
      {service === 'booking' && <BookingFlow {...flow} />}
      {service === 'pre-review' && <PreReviewFlow {...flow} />}
      {service === null && (
        <HomeScreen
          counts={props.overview?.counts ?? null}
          onChoose={setService}
          onLeave={() => onEnd('left')}
        />
      )}
      {!committed && <IdleWatch onIdle={idle} />}
    </>
  );
}
