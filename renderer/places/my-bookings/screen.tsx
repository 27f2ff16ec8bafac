/** One's own bookings that are still to come; or why there are none to be seen, and what to do. */
import type { ReactNode } from 'react';
import { visitEnd } from '../../../main/core/model/visit.ts';
import type { ListAnswer, ListedBooking, ListedCase } from '../../../main/core/own-bookings/contract.ts';
import { Button } from '../../components/button.tsx';
import { Elsewhere } from '../../components/elsewhere.tsx';
import type { Failure } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { longDate } from '../../components/long-date.ts';
import { Page } from '../../components/page.tsx';
import { PAGE_WORDS } from '../../components/page.words.ts';
import { Paged } from '../../components/paged.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useToday } from '../../kiosk/use-today.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { ARCHIVE_WORDS } from './archive.words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './my-bookings.css';

const TEXTS = { ...PAGE_WORDS, ...WORDS };

/** In 长辈版: as many as fit with long names, above the keys to turn the page. */
const ELDER_PER_PAGE = 2;
const ELDER_LOW_PER_PAGE = 1;

type Found = Extract<ListAnswer, { outcome: 'bookings' }>;

interface Ways {
  onHome: () => void;
  onFinish: () => void;
}

export function AskingScreen(props: Ways & { failure: Failure | null; onRetry: () => void }) {
  const t = useWords(TEXTS);
  const { failure } = props;
  return (
    <Page
      title={t('mine.title')}
      lead={failure ? undefined : t('mine.asking')}
      onBack={props.onHome}
      backLabel={t('nav.home')}
      backIcon="home"
      primary={failure ? { label: t('mine.retry'), onPress: props.onRetry } : undefined}
      failure={failure}
    >
      <div className="mine-asking" aria-busy="true" />
    </Page>
  );
}

interface Listing {
  found: Found;
  onOpen: (code: string) => void;
  /** What the archive keeps. */
  onArchive: () => void;
}

export function MyBookingsScreen(props: Ways & Listing) {
  const t = useWords(TEXTS);
  const { modes } = useKiosk();
  const { owner, bookings, cases } = props.found;
  const entries: Entry[] = [...cases.map((own) => ({ own })), ...bookings.map((booking) => ({ booking }))];
  if (entries.length === 0) return <NoBookingsScreen {...props} owner={owner} />;
  const list = (shown: readonly (Entry | 'archive')[]) => (
    <ul className="mine">
      {shown.map((entry) => (
        <li key={keyOf(entry)}>
          {entry === 'archive' ? (
            <ArchiveCard onArchive={props.onArchive} />
          ) : 'own' in entry ? (
            <OwnCard code={entry.own.code} isUrgent={entry.own.state === 'supplement'} onOpen={props.onOpen}>
              <CaseWords own={entry.own} />
            </OwnCard>
          ) : (
            <OwnCard code={entry.booking.code} onOpen={props.onOpen}>
              <BookingWords booking={entry.booking} />
            </OwnCard>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <Page
      title={t('mine.title')}
      lead={t('mine.of', { ...owner, count: bookings.length, cases: cases.length })}
      onBack={props.onHome}
      backLabel={t('nav.home')}
      backIcon="home"
      primary={{ label: t('mine.finish'), onPress: props.onFinish }}
      prompt={PROMPTS.list}
      className="my-bookings"
    >
      <p className="mine-touch">{t('mine.touch')}</p>
      {modes.elder ? (
        // Beside the keys to turn the page there is no room for a further button.
        <Paged
          items={[...entries, 'archive' as const]}
          perPage={modes.low ? ELDER_LOW_PER_PAGE : ELDER_PER_PAGE}
        >
          {list}
        </Paged>
      ) : (
        <>
          {list(entries)}
          <ArchiveWay onArchive={props.onArchive} />
        </>
      )}
    </Page>
  );
}

function ArchiveWay(props: { onArchive: () => void }) {
  const t = useWords(ARCHIVE_WORDS);
  return (
    <Button className="button button-quiet mine-archive" onPress={props.onArchive}>
      <Icon name="folder" />
      {t('own.open')}
    </Button>
  );
}

function ArchiveCard(props: { onArchive: () => void }) {
  const t = useWords(ARCHIVE_WORDS);
  return (
    <Button className="mine-booking" onPress={props.onArchive}>
      <span className="mine-words mine-case">{t('own.open')}</span>
      <Icon name="next" />
    </Button>
  );
}

/** A case stands before all bookings: what is to be mended has a last day. */
type Entry = { own: ListedCase } | { booking: ListedBooking };

function keyOf(entry: Entry | 'archive'): string {
  if (entry === 'archive') return entry;
  return 'own' in entry ? entry.own.receiptNo : entry.booking.receiptNo;
}

function OwnCard(props: {
  code: string | null;
  isUrgent?: boolean;
  onOpen: (code: string) => void;
  children: ReactNode;
}) {
  const { code } = props;
  if (code === null) return <div className="mine-booking mine-unopened">{props.children}</div>;
  return (
    <Button
      className={`mine-booking${props.isUrgent ? ' mine-urgent' : ''}`}
      onPress={() => props.onOpen(code)}
    >
      {props.children}
      <Icon name="next" />
    </Button>
  );
}

function CaseWords({ own }: { own: ListedCase }) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const day = own.until ? longDate(language, own.until) : '';
  return (
    <span className="mine-words">
      <span className="mine-case">{t(`mine.case.${own.state}`, { day })}</span>
      <span className="mine-item">{own.itemName}</span>
      <span className="mine-receipt">{t('mine.receipt', { number: own.receiptNo })}</span>
      {own.code === null && <span>{t('mine.caseBySlip')}</span>}
    </span>
  );
}

function BookingWords({ booking }: { booking: ListedBooking }) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const today = useToday();
  const { appointment, state, code } = booking;
  const { date, start, place, also = [] } = appointment;
  const day = new Date(`${date}T12:00:00`).toLocaleDateString(language, {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  });
  return (
    <span className="mine-words">
      <span className="mine-time">
        <span>{day}</span> <strong>{`${start}–${visitEnd(appointment)}`}</strong>
      </span>
      {state === 'unconfirmed' && <span className="mine-mark mine-wish">{t('mine.unconfirmed')}</span>}
      {state === 'confirmed' && code !== null && date === today && (
        <span className="mine-mark">{t('mine.today')}</span>
      )}
      <span className="mine-item">{[booking.itemName, ...also.map(({ name }) => name)].join('、')}</span>
      {place && <span>{`${place.name} ${place.windows}`}</span>}
      <span className="mine-receipt">{t('mine.receipt', { number: booking.receiptNo })}</span>
      {code === null && <span>{t('mine.bySlip')}</span>}
    </span>
  );
}

function NoBookingsScreen(props: Ways & Pick<Listing, 'onArchive'> & { owner: Found['owner'] }) {
  const t = useWords(TEXTS);
  return (
    <Page
      title={t('mine.none')}
      lead={t('mine.noneLead', props.owner)}
      onBack={props.onHome}
      backLabel={t('nav.home')}
      backIcon="home"
      primary={{ label: t('mine.finish'), onPress: props.onFinish }}
      deadEnd="bookings-not-found"
      prompt={PROMPTS.none}
      className="my-bookings"
    >
      <WhatToDo lines={[t('mine.noneSent'), t('mine.noneOther'), t('mine.noneHall')]} />
      <ArchiveWay onArchive={props.onArchive} />
    </Page>
  );
}

/** `isOffline`: the kiosk knows that the network is away; else the platform alone did not answer. */
export function UnreachableScreen(props: Ways & { isOffline: boolean; busy: boolean; onRetry: () => void }) {
  const t = useWords(TEXTS);
  const { isOffline } = props;
  return (
    <Page
      title={t(isOffline ? 'mine.offline' : 'mine.unreachable')}
      lead={t(isOffline ? 'mine.offlineLead' : 'mine.unreachableLead')}
      onBack={props.onHome}
      backLabel={t('nav.home')}
      backIcon="home"
      primary={
        isOffline
          ? { label: t('mine.finish'), onPress: props.onFinish }
          : { label: t('mine.retry'), onPress: props.onRetry, busy: props.busy }
      }
      deadEnd="bookings-unreachable"
      prompt={PROMPTS.offline}
      className="my-bookings"
    >
      <WhatToDo lines={[t('mine.offlineSlip'), t('mine.offlineHall')]} />
    </Page>
  );
}

/** Without the card: what else finds a booking. */
export function NoCardScreen(props: { onBack: () => void }) {
  const t = useWords(TEXTS);
  return (
    <Page
      title={t('mine.noCard')}
      onBack={props.onBack}
      primary={{ label: t('mine.cardHere'), onPress: props.onBack }}
      prompt={PROMPTS.noCard}
      className="my-bookings"
    >
      <WhatToDo lines={[t('mine.noCardCode'), t('mine.noCardSlip'), t('mine.noCardHall')]} />
    </Page>
  );
}

function WhatToDo({ lines }: { lines: readonly string[] }) {
  return (
    <div className="mine-to-do">
      <ul className="panel mine-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Elsewhere />
    </div>
  );
}
