/** The step that shows an item's guide, and begins the draft when the citizen agrees to the privacy notice that stands beside it. */
import { useEffect, useState } from 'react';
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import type { BeginAnswer } from '../../../main/core/filing/contract.ts';
import type { WalkIn } from '../../../main/core/hall/contract.ts';
import { NOTICE_VERSION } from '../../../main/core/model/consent.ts';
import type { Service } from '../../../main/core/model/draft.ts';
import { isProvedHere } from '../../../main/core/model/identity-level.ts';
import { type Failure, useFailures } from '../../components/failure.ts';
import type { Text } from '../../i18n/words.ts';
import { type MatterStart, situationOf } from '../../journey/matter.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useText, useWords } from '../../kiosk/use-words.ts';
import { NoticePanel } from '../consent/panel.tsx';
import { DetailsScreen, OtherWayScreen } from '../consent/screen.tsx';
import { WholeGuideScreen } from './facts.tsx';
import { GuideScreen } from './screen.tsx';
import { WORDS } from './words.ts';

type Refusal = Exclude<BeginAnswer, { outcome: 'begun' }>;

interface GuideOptions {
  /** What is begun with the item. */
  service: Service;
  lead: Text | ((item: ItemDetail) => Text);
  /** For a kind that books a visit: says where an item is done that needs no booking. */
  saysWalkIn?: true;
  /** For a kind that hands papers in: what is offered instead where that needs more proof than a kiosk can give. */
  atWindow?: AtWindow;
}

interface AtWindow {
  label: Text;
  /** Null where the item does not offer it. */
  start(item: ItemDetail): MatterStart | null;
}

export function guide(options: GuideOptions): Step {
  return {
    name: 'guide',
    title: WORDS['step.guide'],
    isDone: ({ draft }) => draft !== null,
    isKnownAtStart: ({ draft }) => draft !== null,
    show: (props) => <GuideStep {...props} {...options} />,
  };
}

function GuideStep(props: StepProps & GuideOptions) {
  const { item } = props.matter;
  const { atWindow } = props;
  if (!item) return null;
  return atWindow && !isProvedHere(item.identityLevel) ? (
    <AtWindowOnly {...props} item={item} atWindow={atWindow} />
  ) : (
    <Begin {...props} item={item} />
  );
}

/** Needs more proof than a kiosk can give: nothing but a visit begins here. */
function AtWindowOnly(props: StepProps & { item: ItemDetail; atWindow: AtWindow }) {
  const t = useWords(WORDS);
  const text = useText();
  const instead = props.atWindow.start(props.item);
  return (
    <GuideScreen
      item={props.item}
      situation={situationOf(props.matter)}
      lead={t('guide.windowOnly')}
      busy={false}
      failure={null}
      windowOnly
      consent={null}
      begin={instead && { label: text(props.atWindow.label), onPress: () => props.visit.begin(instead) }}
    />
  );
}

/** The guide, its notice, and what lies a tap behind them. */
function Begin(props: StepProps & GuideOptions & { item: ItemDetail }) {
  const t = useWords(WORDS);
  const text = useText();
  const task = useTask();
  const failures = useFailures();
  const { item, matter, visit } = props;
  const [page, setPage] = useState<'guide' | 'more' | 'details' | 'other-way'>('guide');
  const { begin, refused } = useBegin(props);
  const walkIn = useWalkIn(props.saysWalkIn ? item.code : null);
  const toGuide = () => setPage('guide');
  if (page === 'more') return <WholeGuideScreen item={item} onBack={toGuide} />;
  if (page === 'details') return <DetailsScreen onBack={toGuide} />;
  if (page === 'other-way') return <OtherWayScreen onBack={toGuide} />;
  const given = matter.draft?.consent != null;
  const canBegin = walkIn?.canBook !== false;
  const notice = (
    <NoticePanel
      given={given}
      onDetails={() => setPage('details')}
      // What was given is taken back by ending the session: nothing that it let in is kept.
      onRefuse={given ? visit.finish : () => setPage('other-way')}
    />
  );
  return (
    <GuideScreen
      item={item}
      situation={situationOf(matter)}
      lead={text(typeof props.lead === 'function' ? props.lead(item) : props.lead)}
      busy={task.busy}
      failure={task.failed ? failures.again : refused}
      walkIn={walkIn}
      begin={
        canBegin
          ? {
              label: t(given ? 'guide.goOn' : walkIn ? 'guide.bookAnyway' : 'guide.begin'),
              onPress: () => task.run(begin),
            }
          : null
      }
      consent={canBegin ? { notice, onMore: () => setPage('more') } : null}
    />
  );
}

/** Begins the draft with the consent, in one tap; or says why the core did not. */
function useBegin(props: StepProps & GuideOptions & { item: ItemDetail }) {
  const t = useWords(WORDS);
  const client = useClient();
  const failures = useFailures();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { item, matter, service, send } = props;
  const begin = async () => {
    const situation = situationOf(matter);
    const answer = await client.filing.begin({ kind: service, itemCode: item.code, situation });
    if (answer.outcome !== 'begun') return setRefusal(answer);
    send({ type: 'BEGUN', draft: await client.identity.agree({ notice: NOTICE_VERSION }) });
  };
  const said = (answer: Refusal): Failure => {
    if (answer.outcome === 'limited') return failures.limited(answer.limit);
    if (answer.outcome === 'cannot-save') return failures.cannotSave;
    if (answer.outcome === 'window-only') return { text: t('guide.windowOnly'), deadEnd: 'window-only' };
    return { text: t('error.unknownItem'), deadEnd: 'item-unavailable' };
  };
  return { begin, refused: refusal && said(refusal) };
}

/** Where to go for an item that needs no booking. A core that can't say is as one that says it needs one. */
function useWalkIn(itemCode: string | null): WalkIn | null {
  const client = useClient();
  const [walkIn, setWalkIn] = useState<WalkIn | null>(null);
  useEffect(() => {
    setWalkIn(null);
    if (itemCode === null) return;
    client.booking.walkIn({ itemCode }).then(setWalkIn, () => undefined);
  }, [client, itemCode]);
  return walkIn;
}
