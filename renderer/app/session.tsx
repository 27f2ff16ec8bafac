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
import { TakeUp } from '../places/hand-over/take.tsx';
import { HomeScreen } from '../places/home/screen.tsx';
import { MyBookings } from '../places/my-bookings/place.tsx';
import { Payment } from '../places/payment/place.tsx';
import { IdleWatch } from './idle.tsx';

type Place =
  | { at: 'home' }
  /** `isKnown`: the card was read already, and the citizen comes back from one of them. */
  | { at: 'my-bookings'; isKnown: boolean }
  | SlipPlace
  | { at: 'check-in'; slip: SlipPlace }
  | { at: 'payment'; slip: SlipPlace }
  /** A code was shown of what was left. */
  | { at: 'hand-over' }
  /** `slip`: where its citizen came from. `turn`: which matter of the session it is. */
  | { at: 'matter'; start: MatterStart; slip: SlipPlace | null; turn: number };

/** `isOwn`: opened in the list of one's own bookings. */
type SlipPlace = { at: 'slip'; code: string; isOwn: boolean };

const HOME: Place = { at: 'home' };
/** A slip's code, or that of what was left for later; null: a touch or a card. */
export type Woken = { slip: string } | 'hand-over' | null;

function placeOf(woken: Woken): Place {
  if (woken === null) return HOME;
  return woken === 'hand-over' ? { at: woken } : scanned(woken.slip);
}

const scanned = (code: string): SlipPlace => ({ at: 'slip', code, isOwn: false });

export function Session(props: {
  overview: Overview | null;
  resumed: Draft | null;
  /** The code that woke the kiosk, where one did. */
  woken: Woken;
  onEnd: (reason: EndReason) => void;
}) {
  const [place, setPlace] = useState<Place>(placeOf(props.woken));
  const [committed, setCommitted] = useState(false);
  const { onEnd } = props;
  useEffect(() => forgetTyped, []);
  const home = useCallback(() => setPlace(HOME), []);
  const commit = useCallback(() => setCommitted(true), []);
  const finish = useCallback(() => onEnd('finished'), [onEnd]);
  // In the middle of a matter a slip's code would throw it away: there its steps say what they scan for.
  const free = place.at === 'home' || place.at === 'slip';
  useStream(
    free ? 'slips' : null,
    (client, signal) => client.kiosk.events(undefined, { signal }),
    (event) => {
      if (event.event !== 'scan') return;
      if (event.code.kind === 'slip') setPlace(scanned(event.code.code));
      else if (event.code.kind === 'hand-over') setPlace({ at: 'hand-over' });
    },
  );
  const begin = (start: MatterStart, slip: SlipPlace | null = null) => {
    setCommitted(false);
    setPlace((now) => ({ at: 'matter', start, slip, turn: now.at === 'matter' ? now.turn + 1 : 0 }));
  };
  const slip = place.at === 'matter' ? place.slip : null;
  const leave = useCallback(() => setPlace(slip ?? HOME), [slip]);
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
          onBegin={(start) => begin(start, place)}
          onCheckIn={() => setPlace({ at: 'check-in', slip: place })}
          onPay={() => setPlace({ at: 'payment', slip: place })}
          onMyBookings={() => setPlace({ at: 'my-bookings', isKnown: false })}
          onBack={place.isOwn ? () => setPlace({ at: 'my-bookings', isKnown: true }) : null}
          onHome={home}
          onFinish={finish}
        />
      )}
      {place.at === 'check-in' && (
        <CheckIn code={place.slip.code} onBack={() => setPlace(place.slip)} onFinish={finish} />
      )}
      {place.at === 'payment' && (
        <Payment code={place.slip.code} onBack={() => setPlace(place.slip)} onFinish={finish} />
      )}
      {place.at === 'hand-over' && <TakeUp onTaken={begin} onHome={home} onFinish={finish} />}
      {place.at === 'my-bookings' && (
        <MyBookings
          isKnown={place.isKnown}
          onOpen={(code) => setPlace({ at: 'slip', code, isOwn: true })}
          onHome={home}
          onFinish={finish}
        />
      )}
      {place.at === 'home' && (
        <HomeScreen
          counts={props.overview?.counts ?? null}
          onChoose={(kind) => begin({ kind, item: null, draft: null })}
          onMyBookings={() => setPlace({ at: 'my-bookings', isKnown: false })}
          onLeave={() => onEnd('left')}
        />
      )}
      {!committed && <IdleWatch onOver={onEnd} />}
    </>
  );
}
