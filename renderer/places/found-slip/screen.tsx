/** A slip that came back: how its matter stands, and its paper once more. */
import type { ProgressAnswer, ProgressStep } from '../../../main/core/cases/contract.ts';
import {
  type CaseState,
  type DeliveryState,
  type FollowUpState,
  isOffered,
  type Receipt,
} from '../../../main/core/model/receipt.ts';
import { Elsewhere } from '../../components/elsewhere.tsx';
import type { Failure } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { OwedPanel } from '../../components/owed-panel.tsx';
import { Page } from '../../components/page.tsx';
import { PAGE_WORDS } from '../../components/page.words.ts';
import { PrintingPanel } from '../../components/printing-panel.tsx';
import { ReceiptPanel } from '../../components/receipt-panel.tsx';
import { RECEIPT_WORDS } from '../../components/receipt-panel.words.ts';
import type { FollowUpKind, FollowUpView } from '../../journey/follow-up.ts';
import { useText, useWords } from '../../kiosk/use-words.ts';
import type { Printing } from '../../machines/print/use-printing.ts';
import { matterView } from '../../matters/index.ts';
import {
  ChangesPanel,
  CheckInPanel,
  FollowUpPanel,
  MyBookingsPanel,
  PaymentPanel,
  TooLatePanel,
} from './follow-up-panel.tsx';
import { ONLINE, ProgressPanel } from './progress-panel.tsx';
import { deadEndOf, ReviewPanel, type ReviewProps } from './review-panel.tsx';
import { PROMPTS, WORDS } from './words.ts';
import './found-slip.css';
import '../../steps/done/done.css';

const TEXTS = { ...PAGE_WORDS, ...RECEIPT_WORDS, ...WORDS };

export interface OfferedFollowUp {
  view: FollowUpView;
  state: FollowUpState;
}

interface FoundSlipProps extends Pick<ReviewProps, 'onBook'> {
  receipt: Receipt;
  isPrinted: boolean;
  /** Null until the platform was asked. */
  progress: ProgressAnswer | null;
  /** What may follow, as it stands now. */
  followUps: readonly OfferedFollowUp[];
  printing: Printing;
  failure: Failure | null;
  /** Why the visit can be changed no more; null: it can, or has no time that holds. */
  tooLate: 'today' | 'over' | null;
  /** Null on any day but the visit's. */
  onCheckIn: (() => void) | null;
  onPay: () => void;
  onPrint: () => void;
  onFollowUp: (kind: FollowUpKind) => void;
  /** To where it was opened; null: home. */
  onBack: (() => void) | null;
  onHome: () => void;
  onFinish: () => void;
}

/** Nobody brings anything for a case that came to its end. */
const OVER: readonly CaseState[] = ['rejected', 'expired', 'cancelled', 'accepted'];

/** Null where the platform did not say. */
export const stepsOf = (progress: ProgressAnswer | null) =>
  progress?.outcome === 'steps' ? progress.steps : null;
const reviewOf = (progress: ProgressAnswer | null) =>
  progress?.outcome === 'steps' ? progress.review : null;
/** What its kiosk's slip says, or the platform of another kiosk's. */
const resultOf = (progress: ProgressAnswer | null, receipt: Receipt | null = null) =>
  (progress?.outcome === 'steps' ? progress.result : undefined) ?? receipt?.result ?? null;

/** What is still to come: by the platform's last word, of another kiosk's slip too; without that by what was noted of this kiosk's. */
function owedOf(progress: ProgressAnswer | null, receipt: Receipt | null = null) {
  const steps = stepsOf(progress);
  if (progress?.outcome !== 'steps' || !steps) return receipt ?? {};
  const { owed = receipt?.owed, isUnsigned = receipt?.isUnsigned } = progress;
  const last = steps.at(-1)?.state;
  return last && OVER.includes(last) ? {} : { owed, isUnsigned };
}

const paymentOf = (progress: ProgressAnswer | null) =>
  (progress?.outcome === 'steps' && progress.payment) || null;

/** What the platform said just now is newer than what the core knew when the slip was found. */
function heard(delivery: DeliveryState, steps: readonly ProgressStep[] | null): DeliveryState {
  const last = steps?.at(-1);
  return delivery.state === 'delivered' && last ? { ...delivery, caseState: last.state } : delivery;
}

/** How its time ended by the platform's last word. */
function endOf(steps: readonly ProgressStep[] | null): 'cancelled' | 'moved' | null {
  const last = steps?.at(-1)?.state;
  if (last === 'cancelled') return last;
  return last === 'rebooked' ? 'moved' : null;
}

export function FoundSlipScreen(props: FoundSlipProps) {
  const t = useWords(TEXTS);
  const text = useText();
  const { receipt, printing, progress, followUps } = props;
  const steps = stepsOf(progress);
  const review = reviewOf(progress);
  const result = resultOf(progress, receipt);
  const payment = paymentOf(progress);
  const urgent = followUps.filter(({ view }) => view.isUrgent);
  const others = followUps.filter(({ view }) => !view.isUrgent);
  const delivery = heard(receipt.delivery, steps);
  const endedBy = followUps.find(({ view, state }) => view.endsTime && state === 'delivered');
  const { slip } = matterView(receipt.kind);
  const unprinted = !props.isPrinted && printing.state !== 'answered';
  return (
    <Page
      title={t('found.title')}
      lead={slip.lead ? text(slip.lead, { item: receipt.itemName }) : receipt.itemName}
      {...(props.onBack
        ? { onBack: props.onBack }
        : { onBack: props.onHome, backLabel: t('nav.home'), backIcon: 'home' })}
      primary={
        unprinted
          ? { label: t('found.print'), onPress: props.onPrint, busy: printing.state === 'printing' }
          : { label: t('found.finish'), onPress: props.onFinish }
      }
      failure={props.failure}
      deadEnd={isUnprinted(printing) ? 'slip-not-printed' : deadEndOf(review)}
      prompt={PROMPTS.found}
      className="mostly-read done found"
    >
      <ReceiptPanel
        receipt={receipt}
        delivery={delivery}
        ended={endedBy?.view.endsTime ?? (slip.givesTimeUp ? 'cancelled' : endOf(steps))}
        caption={t('done.qrText')}
      />
      <div className="done-side">
        <ReviewPanel review={review} result={result} onBook={props.onBook} />
        {payment && <PaymentPanel state={payment} onPress={props.onPay} />}
        <OwedPanel {...owedOf(progress, receipt)} />
        <FollowUps followUps={urgent} progress={progress} onFollowUp={props.onFollowUp} />
        <PrintingPanel
          printing={printing}
          idle={
            props.isPrinted
              ? { title: t('found.printed'), text: t('found.printedText') }
              : { title: t('found.unprinted'), text: t('found.unprintedText') }
          }
          onPrintAgain={unprinted ? null : props.onPrint}
        />
        {props.onCheckIn && <CheckInPanel onPress={props.onCheckIn} />}
        {props.tooLate && !endOf(steps) && <TooLatePanel isOver={props.tooLate === 'over'} />}
        <FollowUps followUps={others} progress={progress} onFollowUp={props.onFollowUp} />
        {steps && <ProgressPanel steps={steps} names={result ? ONLINE : slip.progress} />}
      </div>
    </Page>
  );
}

/** Changing the time and giving it up share one panel, as long as there is nothing more to say of either. */
function FollowUps({
  followUps,
  progress,
  onFollowUp,
}: Pick<FoundSlipProps, 'followUps' | 'progress' | 'onFollowUp'>) {
  const t = useWords(TEXTS);
  const changes = followUps.filter(({ view, state }) => view.endsTime && isOffered(state));
  const told = changes.find(({ state }) => state !== 'offered');
  const text = useText();
  const said = told && isOffered(told.state) ? told.view.states[told.state] : null;
  const words = said
    ? { title: text(said.title), text: text(said.text) }
    : { title: t('found.change'), text: t('found.changeText') };
  const alone = changes.length > 1 ? followUps.filter((each) => !changes.includes(each)) : followUps;
  return (
    <>
      {changes.length > 1 && (
        <ChangesPanel
          views={changes.map(({ view }) => view)}
          words={words}
          onBegin={({ kind }) => onFollowUp(kind)}
        />
      )}
      {alone.map(
        ({ view, state }) =>
          state !== 'not-offered' && (
            <FollowUpPanel
              key={view.kind}
              view={view}
              state={state}
              progress={progress}
              onBegin={() => onFollowUp(view.kind)}
            />
          ),
      )}
    </>
  );
}

function isUnprinted(printing: Printing): boolean {
  return printing.state === 'answered' && printing.answer.outcome === 'not-printed';
}

const leadOf = (isKnown: boolean, isVisit: boolean) => {
  if (!isKnown) return 'found.unknownText';
  return isVisit ? 'found.elsewhereVisit' : 'found.elsewhereText';
};

/** The code is of no slip that this kiosk knows; of another kiosk's the platform may still say how far it is. */
export function UnknownSlipScreen(props: {
  progress: ProgressAnswer | null;
  /** What another kiosk's slip can be followed by here. */
  followUps: readonly OfferedFollowUp[];
  failure: Failure | null;
  onFollowUp: (kind: FollowUpKind) => void;
  onBook: (() => void) | null;
  /** To the bookings of whoever lays their card down; null: it is no booking's, or the list led here. */
  onMyBookings: (() => void) | null;
  /** Null on any day but the visit's. */
  onCheckIn: (() => void) | null;
  onPay: () => void;
  /** To the list where it was opened; null: home. */
  onBack: (() => void) | null;
  onHome: () => void;
  onFinish: () => void;
}) {
  const t = useWords(TEXTS);
  const { progress } = props;
  const steps = stepsOf(progress);
  const review = reviewOf(progress);
  const result = resultOf(progress);
  const payment = paymentOf(progress);
  return (
    <Page
      title={t(steps ? 'found.elsewhere' : 'found.unknown')}
      lead={t(leadOf(steps !== null, props.onMyBookings !== null))}
      {...(props.onBack
        ? { onBack: props.onBack }
        : { onBack: props.onHome, backLabel: t('nav.home'), backIcon: 'home' })}
      primary={{ label: t('found.finish'), onPress: props.onFinish }}
      failure={props.failure}
      deadEnd={deadEndOf(review) ?? 'slip-unknown'}
      className="found"
    >
      <div className="found-nothing">
        {steps ? (
          <div className="found-known">
            <ReviewPanel review={review} result={result} onBook={props.onBook} />
            {payment && <PaymentPanel state={payment} onPress={props.onPay} />}
            <OwedPanel {...owedOf(progress)} />
            <FollowUps followUps={props.followUps} progress={progress} onFollowUp={props.onFollowUp} />
            {props.onCheckIn && <CheckInPanel onPress={props.onCheckIn} />}
            {props.onMyBookings && <MyBookingsPanel onPress={props.onMyBookings} />}
            <ProgressPanel steps={steps} names={result ? ONLINE : {}} />
          </div>
        ) : (
          <Icon name="receipt" />
        )}
        <Elsewhere />
      </div>
    </Page>
  );
}
