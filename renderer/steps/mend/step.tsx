/** The step that tells the applicant what is to be mended; the core asks the platform with the card that was read. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { mendingOf } from '../../../main/core/forms/mending.ts';
import type { Mending, Refusal } from '../../../main/core/model/review.ts';
import { smallPicture } from '../../components/photo.tsx';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { usePrinting } from '../../machines/print/use-printing.ts';
import { MendRefusedScreen, MendScreen, NotAcceptedScreen, type NotTold } from './screen.tsx';
import { WORDS } from './words.ts';

export const mend: Step = {
  name: 'mend',
  title: WORDS['step.mend'],
  isDone: ({ draft }) => mendingOf(draft) !== null,
  mends: ({ field }) => field === 'mending',
  show: (props) => <MendStep {...props} />,
};

function MendStep({ matter, send, visit }: StepProps) {
  const client = useClient();
  const { item, draft } = matter;
  const mending = mendingOf(draft);
  const [notTold, setNotTold] = useState<NotTold | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const loadPage = (sha256: string) => client.correction.page({ sha256 });
  const pictures = useRef<Awaited<ReturnType<typeof smallPictures>>>([]);
  const notice = usePrinting(() => client.correction.printNotice({ pictures: pictures.current }));
  const ask = async () => {
    setNotTold(null);
    const answer = await client.correction.ask().catch(() => ({ outcome: 'offline' }) as const);
    if (answer.outcome === 'told') send({ type: 'DRAFT', draft: answer.draft });
    else if (answer.outcome === 'not-accepted') setRefusal(answer.refusal);
    else setNotTold(answer.outcome);
  };
  const askAtStart = useEffectEvent(ask);
  useEffect(() => {
    void askAtStart();
  }, []);
  if (refusal) return <NotAcceptedScreen refusal={refusal} onFinish={visit.finish} />;
  if (!item || !mending) {
    const told = notTold ?? (item ? null : 'at-window');
    return <MendRefusedScreen refusal={told} onAgain={() => void ask()} />;
  }
  if (matter.problems.some(({ code }) => code === 'last-day-over'))
    return <MendRefusedScreen refusal="too-late" until={mending.until} onAgain={() => void ask()} />;
  return (
    <MendScreen
      item={item}
      mending={mending}
      printing={notice.printing}
      loadPage={loadPage}
      onPrint={async () => {
        pictures.current = await smallPictures(mending, loadPage);
        notice.print();
      }}
      onNext={() => send({ type: 'NEXT' })}
    />
  );
}

/** The marked pages for the notice; one that can't be had now is left out of it. */
async function smallPictures({ materials }: Mending, load: (sha256: string) => Promise<Blob | null>) {
  const marked = materials.flatMap(({ pages }) => pages.filter(({ marks }) => marks.length > 0));
  const pictures: { sha256: string; jpeg: Blob }[] = [];
  for (const { sha256 } of marked) {
    const jpeg = await load(sha256).catch(() => null);
    const small = jpeg && (await smallPicture(jpeg));
    if (small) pictures.push({ sha256, jpeg: small });
  }
  return pictures;
}
