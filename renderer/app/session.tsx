/** One citizen's session: home and what lies under it. Keyed by the session's id, so all of it is dropped with the session. */
import { useCallback, useEffect, useState } from 'react';
import type { Overview } from '../../main/core/catalogue/contract.ts';
import type { Draft } from '../../main/core/model/draft.ts';
import type { EndReason } from '../../main/core/session/contract.ts';
import { forgetTyped } from '../engines/engines.ts';
import { MatterFlow } from '../flows/flow.tsx';
import type { MatterStart } from '../journey/matter.ts';
import { useStream } from '../kiosk/use-stream.ts';
import { matterView } from '../matters/index.ts';
import { CheckIn } from '../places/check-in/place.tsx';
import { FoundSlip } from '../places/found-slip/place.tsx';
import { HomeScreen } from '../places/home/screen.tsx';
import { IdleWatch } from './idle.tsx';

type Place =
  | { at: 'home' }
  | { at: 'slip'; code: string }
  | { at: 'check-in'; code: string }
  /** `slip`: where its citizen came from. `turn`: which matter of the session it is. */
  | { at: 'matter'; start: MatterStart; slip: string | null; turn: number };

const HOME: Place = { at: 'home' };

export function Session(props: {
  overview: Overview | null;
  resumed: Draft | null;
  /** The slip whose code woke the kiosk. */
  slip: string | null;
  onEnd: (reason: EndReason) => void;
}) {
  const [place, setPlace] = useState<Place>(props.slip === null ? HOME : { at: 'slip', code: props.slip });
  const [committed, setCommitted] = useState(false);
  const { onEnd } = props;
  useEffect(() => forgetTyped, []);
  const home = useCallback(() => setPlace(HOME), []);
  const commit = useCallback(() => setCommitted(true), []);
  const finish = useCallback(() => onEnd('finished'), [onEnd]);
  const idle = useCallback(() => onEnd('idle'), [onEnd]);
  // In the middle of a matter a slip's code would throw it away: there its steps say what they scan for.
  const free = place.at === 'home' || place.at === 'slip';
  useStream(
    free ? 'slips' : null,
    (client, signal) => client.kiosk.events(undefined, { signal }),
    (event) => {
      if (event.event === 'scan' && event.code.kind === 'slip') {
        setPlace({ at: 'slip', code: event.code.code });
      }
    },
  );
  const begin = (start: MatterStart, slip: string | null = null) => {
    setCommitted(false);
    setPlace((now) => ({ at: 'matter', start, slip, turn: now.at === 'matter' ? now.turn + 1 : 0 }));
  };
  const slip = place.at === 'matter' ? place.slip : null;
  const leave = useCallback(() => setPlace(slip === null ? HOME : { at: 'slip', code: slip }), [slip]);
  return (
    <>
      {place.at === 'matter' && (
        <MatterFlow
          key={place.turn}
          kind={matterView(place.start.kind)}
          start={place.start}
          overview={props.overview}
          resumed={props.resumed}
          onCommitted={commit}
          onHome={home}
          onLeft={leave}
          onBegin={begin}
          onFinish={finish}
        />
      )}
      {place.at === 'slip' && (
        <FoundSlip
          key={place.code}
          code={place.code}
          onBegin={(start) => begin(start, place.code)}
          onCheckIn={() => setPlace({ at: 'check-in', code: place.code })}
          onHome={home}
          onFinish={finish}
        />
      )}
      {place.at === 'check-in' && (
        <CheckIn
          code={place.code}
          onBack={() => setPlace({ at: 'slip', code: place.code })}
          onFinish={finish}
        />
      )}
      {place.at === 'home' && (
        <HomeScreen
          counts={props.overview?.counts ?? null}
          onChoose={(kind) => begin({ kind, item: null, draft: null })}
          onLeave={() => onEnd('left')}
        />
      )}
      {!committed && <IdleWatch onIdle={idle} />}
    </>
  );
}
