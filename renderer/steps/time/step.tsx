/** The step that takes a time at the hall. */
import { useEffect, useState } from 'react';
import type { DaysAnswer } from '../../../main/core/hall/contract.ts';
import type { BookingLimit } from '../../../main/core/model/booking-limit.ts';
import type { AlsoItem } from '../../../main/core/model/draft.ts';
import type { Declared } from '../../../main/core/model/hall/fairness.ts';
import type { ItemDetail } from '../../../main/core/model/item.ts';
import { type Failure, useFailures } from '../../components/failure.ts';
import { alsoIn, appointmentOf, changedFrom } from '../../journey/appointment.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { AlsoPages } from '../also-items/pages.tsx';
import { OTHER_TIMES_FIELD } from '../other-times/step.tsx';
import { TimeScreen } from './screen.tsx';
import { WORDS } from './words.ts';

export const time: Step = {
  name: 'time',
  title: WORDS['step.time'],
  isDone: ({ draft }) => appointmentOf(draft) !== null,
  // Whatever no earlier step asks for is about the time.
  mends: ({ field }) => field !== OTHER_TIMES_FIELD,
  show: (props) => <TimeStep {...props} />,
};

function TimeStep(props: StepProps) {
  const failures = useFailures();
  const client = useClient();
  const { busy, failed, run } = useTask();
  const [taken, setTaken] = useState(false);
  const [limit, setLimit] = useState<Failure | null>(null);
  const [refusal, setRefusal] = useState<BookingLimit | null>(null);
  const before = appointmentOf(props.matter.draft);
  const placeBefore = before?.place?.id;
  const [changesItems, setChangesItems] = useState(false);
  const { draft, item } = props.matter;
  const also = alsoIn(draft);
  const items = also.map(({ itemCode }) => itemCode).join(' ');
  const [answer, setAnswer] = useTimes(run, placeBefore, items);
  const choose = async (date: string, start: string) => {
    const place = answer?.place?.id;
    setRefusal(null);
    const chosen = await client.booking.choose({ date, start, ...(place && { place }) });
    if (chosen.outcome === 'taken') {
      setAnswer(chosen.offer);
      setTaken(true);
      return;
    }
    if (chosen.outcome === 'over-limit') return setRefusal(chosen.limit);
    if (chosen.outcome === 'limited') return setLimit(failures.limited(chosen.limit));
    if (chosen.outcome === 'not-identified') {
      props.send({ type: 'INCOMPLETE', problems: [{ field: 'applicant', code: 'required' }] });
      return;
    }
    props.send({ type: 'DRAFT', draft: chosen.draft });
    props.send({ type: 'NEXT' });
  };
  const declare = async (declared: Declared) => {
    const { draft } = await client.booking.declare({ declared });
    props.send({ type: 'DRAFT', draft });
    setAnswer(await client.booking.days());
  };
  const showPlace = async (place: string) => {
    setAnswer(null);
    setTaken(false);
    setAnswer(await client.booking.days({ place }));
  };
  const most = answer?.alsoMost ?? 0;
  if (changesItems && item) {
    return (
      <AlsoPages
        further={also}
        name={item.name}
        most={most}
        overview={props.visit.overview}
        onDraft={(changed) => props.send({ type: 'DRAFT', draft: changed })}
        onDone={() => setChangesItems(false)}
      />
    );
  }
  const onChange = () => {
    setTaken(false);
    setRefusal(null);
    setChangesItems(true);
  };
  return (
    <TimeScreen
      answer={answer}
      chosen={before}
      before={changedFrom(props.matter.draft)}
      busy={busy}
      failure={failed ? failures.again : limit}
      taken={taken}
      refusal={refusal}
      together={{ names: namesOf(item, also), ...((most > 0 || also.length > 0) && { onChange }) }}
      onDeclare={(declared) => run(() => declare(declared))}
      onChoose={(date, start) => run(() => choose(date, start))}
      onPlace={(id) => run(() => showPlace(id))}
    />
  );
}

const namesOf = (item: ItemDetail | null, also: readonly AlsoItem[]) => [
  item?.name ?? '',
  ...also.map(({ name }) => name),
];

/** The times of the visit; asked anew when its items change. */
function useTimes(run: (work: () => Promise<void>) => void, place: string | undefined, items: string) {
  const client = useClient();
  const [answer, setAnswer] = useState<DaysAnswer | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: which times there are depends on the items of the visit
  useEffect(() => {
    run(async () => setAnswer(await client.booking.days(place ? { place } : undefined)));
  }, [client, run, place, items]);
  return [answer, setAnswer] as const;
}
