/** A scanned slip: found in the core, its progress asked of the platform, its paper printed when asked for. */
import { useEffect, useState } from 'react';
import type { ProgressAnswer } from '../../../main/core/cases/contract.ts';
import type { MatterKind } from '../../../main/core/model/draft.ts';
import type { FollowUpState, Receipt } from '../../../main/core/model/receipt.ts';
import { movedTo } from '../../../main/core/model/visit.ts';
import { type Failure, useFailures } from '../../components/failure.ts';
import type { FollowUpKind } from '../../journey/follow-up.ts';
import type { MatterStart } from '../../journey/matter.ts';
import type { MatterView } from '../../journey/matter-view.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useToday } from '../../kiosk/use-today.ts';
import { usePrinting } from '../../machines/print/use-printing.ts';
import { visitOf } from '../../matters/booking/offer.ts';
import { MATTERS, matterView } from '../../matters/index.ts';
import { FoundSlipScreen, type OfferedFollowUp, stepsOf, UnknownSlipScreen } from './screen.tsx';
import { givenIn, isVisitToday, tooLateFor } from './time.ts';

type FollowUps = Partial<Record<MatterKind, FollowUpState>>;
type Found = {
  outcome: 'found';
  receipt: Receipt;
  isPrinted: boolean;
  isTooLate: boolean;
  followUps: FollowUps;
};
type Unknown = { outcome: 'unknown'; visit: string | null };

interface FoundSlipPlaceProps {
  /** The text of its QR code. */
  code: string;
  /** A matter that follows this slip's. */
  onBegin: (start: MatterStart) => void;
  onCheckIn: () => void;
  onPay: () => void;
  /** To the bookings of whoever lays their card down. */
  onMyBookings: () => void;
  /** To the list that it was opened in; null where it was scanned. */
  onBack: (() => void) | null;
  onHome: () => void;
  onFinish: () => void;
}

export function FoundSlip(props: FoundSlipPlaceProps) {
  const client = useClient();
  const { language } = useKiosk();
  const { code, onHome, onFinish } = props;
  const { found, setFound, progress } = useFoundSlip(code);
  const { printing, print } = usePrinting(() => client.slips.printFound({ code, language }));
  const today = useToday();
  const { failed, run } = useTask();
  const failures = useFailures();
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const visit = useVisit(progress);
  const onBook = visit && (() => props.onBegin(visit));
  const failure = failed ? failures.again : refusal;
  const begin = (itemCode: string, kind: FollowUpKind) =>
    run(async () => {
      const [answer, item] = await Promise.all([
        client.filing.begin({ kind, slip: code }),
        client.catalogue.item({ code: itemCode }),
      ]);
      if (answer.outcome === 'begun') props.onBegin({ kind, item, draft: answer.draft });
      else if (answer.outcome === 'cannot-save') setRefusal(failures.cannotSave);
      else if (answer.outcome === 'limited') setRefusal(failures.limited(answer.limit));
      else setFound((slip) => withoutKind(slip, kind));
    });
  if (found === null) return null;
  if (found.outcome === 'unknown') {
    const isToday = isVisitToday(found.visit, progress, today);
    const steps = stepsOf(progress);
    return (
      <UnknownSlipScreen
        progress={progress}
        followUps={offeredElsewhere(progress)}
        failure={failure}
        onFollowUp={(kind) => progress?.outcome === 'steps' && begin(progress.itemCode, kind)}
        onBook={onBook}
        onMyBookings={found.visit !== null && !props.onBack ? props.onMyBookings : null}
        onCheckIn={isToday && steps?.at(-1)?.state === 'confirmed' ? props.onCheckIn : null}
        onPay={props.onPay}
        onBack={props.onBack}
        onHome={onHome}
        onFinish={onFinish}
      />
    );
  }
  const receipt = withGiven(found.receipt, progress);
  return (
    <FoundSlipScreen
      receipt={receipt}
      isPrinted={found.isPrinted}
      progress={progress}
      onBook={onBook}
      followUps={offered(found.followUps, progress)}
      tooLate={found.isTooLate ? tooLateFor(receipt, today) : null}
      printing={printing}
      failure={failure}
      onCheckIn={isVisit({ ...found, receipt }, today) ? props.onCheckIn : null}
      onPay={props.onPay}
      onPrint={print}
      onFollowUp={(kind) => begin(found.receipt.itemCode, kind)}
      onBack={props.onBack}
      onHome={onHome}
      onFinish={onFinish}
    />
  );
}

/** The slip as the core knows it, null until it answered; then its progress, null until the platform answered. */
function useFoundSlip(code: string) {
  const client = useClient();
  const [found, setFound] = useState<Found | Unknown | null>(null);
  const [progress, setProgress] = useState<ProgressAnswer | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const find = async () => {
      const answer = await client.slips.find({ code }, { signal: abort.signal });
      if (abort.signal.aborted) return;
      setFound(answer);
      const steps = await client.slips.progress({ code }, { signal: abort.signal });
      if (!abort.signal.aborted) setProgress(steps);
    };
    // A core that went away meanwhile says so by itself, over everything.
    find().catch(() => undefined);
    return () => abort.abort();
  }, [client, code]);
  return { found, setFound, progress };
}

/** With the time that the platform gave, where that is another than the one wished for first. */
function withGiven(receipt: Receipt, progress: ProgressAnswer | null): Receipt {
  const given = givenIn(progress);
  const { appointment } = receipt;
  return given && appointment ? { ...receipt, appointment: movedTo(appointment, given) } : receipt;
}

const withoutKind = (slip: Found | Unknown | null, kind: FollowUpKind) =>
  slip?.outcome === 'found'
    ? { ...slip, followUps: { ...slip.followUps, [kind]: 'not-offered' as const } }
    : slip;

/** Booking the visit of a case that passed its review, where its item offers that. */
function useVisit(progress: ProgressAnswer | null): MatterStart | null {
  const client = useClient();
  const [start, setStart] = useState<MatterStart | null>(null);
  const passed =
    progress?.outcome === 'steps' && progress.review?.state === 'passed' ? progress.itemCode : null;
  useEffect(() => {
    if (passed === null) return;
    client.catalogue.item({ code: passed }).then(
      (item) => setStart(item && visitOf(item)),
      () => undefined,
    );
  }, [client, passed]);
  return start;
}

/** What can follow another kiosk's slip here. */
function offeredElsewhere(progress: ProgressAnswer | null): OfferedFollowUp[] {
  return Object.values<MatterView>(MATTERS).flatMap(({ followUp: view }) =>
    view?.elsewhere ? [{ view, state: view.now('offered', progress) }] : [],
  );
}

/** Whether its time is today's and holds, as far as this kiosk knows; in doubt of the day the platform is asked. */
function isVisit({ receipt, followUps }: Found, today: string | null): boolean {
  const { appointment, kind, delivery } = receipt;
  if (!appointment || matterView(kind).slip.givesTimeUp || delivery.state !== 'delivered') return false;
  const isOver = Object.values<MatterView>(MATTERS).some(
    ({ followUp }) => followUp?.endsTime && followUps[followUp.kind] === 'delivered',
  );
  return !isOver && (today === null || appointment.date === today);
}

/** Every kind that can follow another, as it stands for this slip. */
function offered(followUps: FollowUps, progress: ProgressAnswer | null): OfferedFollowUp[] {
  return Object.values<MatterView>(MATTERS).flatMap(({ followUp: view }) =>
    view ? [{ view, state: view.now(followUps[view.kind] ?? 'not-offered', progress) }] : [],
  );
}
