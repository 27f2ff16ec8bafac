/** Samples of one's own bookings: several, many, one from a kiosk of an earlier release, none, and none to be had now. */
import type { OwnPapers } from '../../../main/core/archive/contract.ts';
import { hallDate } from '../../../main/core/model/clock.ts';
import type { ListedBooking, ListedCase } from '../../../main/core/own-bookings/contract.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { nothing, type Sample } from '../../samples/sample.ts';
import { CardSample } from '../../steps/identify/samples.tsx';
import { OwnArchiveScreen } from './archive.tsx';
import { AskingScreen, MyBookingsScreen, NoCardScreen, UnreachableScreen } from './screen.tsx';
import { WORDS } from './words.ts';

const ways = { onHome: nothing, onFinish: nothing };
const owner = { name: '张样例', number: '990000********1235' };
const place = {
  ...{ id: 'hall', name: '浏阳市民之家', address: '浏阳市行政中心市民之家', windows: '一楼 A01–A12' },
};

function booking(serial: number, about: Partial<ListedBooking> = {}): ListedBooking {
  return {
    receiptNo: `LY0${String(serial).padStart(2, '0')}-20261124-0007-K`,
    ...{ kind: 'booking', itemCode: 'RS-0001', itemName: '失业登记', state: 'confirmed', code: 'LYZD2' },
    appointment: { date: '2026-12-02', start: '09:30', end: '10:00', place },
    ...about,
  };
}

const later = booking(7, {
  itemName: '不动产抵押权首次登记（个人住房贷款，含预告登记转本登记）',
  appointment: { date: '2026-12-16', start: '14:30', end: '15:30', place },
});
const wish = booking(12, {
  itemName: '企业职工基本养老保险参保登记',
  state: 'unconfirmed',
  appointment: { date: '2026-12-09', start: '11:00', end: '11:30' },
});

/** With today's, by the clock of the day when the picture is taken. */
function Several({ more = [], cases = [] }: { more?: ListedBooking[]; cases?: ListedCase[] }) {
  const { status } = useKiosk();
  const date = status ? hallDate(Date.now()) : '2026-11-29';
  const today = booking(1, { appointment: { date, start: '09:30', end: '10:00', place } });
  return (
    <MyBookingsScreen
      {...ways}
      found={{ outcome: 'bookings', owner, bookings: [today, wish, later, ...more], cases }}
      onOpen={nothing}
      onArchive={nothing}
    />
  );
}

const CASES: ListedCase[] = [
  {
    ...{ receiptNo: 'LY003-20261123-0012-F', itemCode: 'GJ-0012', itemName: '住房公积金异地转移接续' },
    ...{ state: 'supplement', until: '2026-12-04', code: 'LYZD2' },
    committedAt: '2026-11-23T09:12:00+08:00',
  },
  {
    ...{ receiptNo: 'LY001-20261127-0003-7', itemCode: 'RS-0003', itemName: '就业困难人员认定' },
    ...{ state: 'rejected', code: 'LYZD2', committedAt: '2026-11-27T15:40:00+08:00' },
  },
];

const unopened = booking(3, {
  itemName: '城乡居民养老保险待遇申领',
  code: null,
  appointment: { date: '2026-12-21', start: '10:00', end: '10:30', place },
});

function Card({ state }: { state: 'present-card' | 'reader-unavailable' }) {
  return (
    <CardSample
      event={{ state }}
      lead={WORDS['mine.cardLead']}
      needed="e-id"
      otherWay={WORDS['mine.noCard']}
    />
  );
}

const kept = (found: OwnPapers | null) => (
  <OwnArchiveScreen
    found={found}
    busy={false}
    failed={false}
    onDelete={nothing}
    onRetry={nothing}
    onBack={nothing}
  />
);

const PAPERS: OwnPapers = {
  outcome: 'papers',
  papers: [
    {
      ...{ id: 'a', name: '居民户口簿', grade: 'B', issuer: '浏阳市公安局', issuedOn: '2025-03-04' },
      ...{ validUntil: null, pages: 2 },
    },
    {
      ...{ id: 'b', name: '不动产权属证书', grade: 'C', issuer: '本人提交', issuedOn: '2026-11-20' },
      ...{ validUntil: '2027-05-20', pages: 4 },
    },
  ],
};

export const SAMPLES: readonly Sample[] = [
  { name: 'ownArchive', show: () => kept(PAPERS) },
  { name: 'ownArchiveNone', show: () => kept({ outcome: 'papers', papers: [] }) },
  { name: 'ownArchiveAway', show: () => kept({ outcome: 'unreachable' }) },
  { name: 'mineCases', status: { clock: 'right' }, show: () => <Several cases={CASES} /> },
  { name: 'mine', status: { clock: 'right' }, show: () => <Several /> },
  {
    name: 'mineMany',
    show: () => <Several more={[unopened, ...[20, 21, 22, 23, 24].map((serial) => booking(serial))]} />,
  },
  {
    name: 'mineNone',
    show: () => (
      <MyBookingsScreen
        {...ways}
        found={{ outcome: 'bookings', owner, bookings: [], cases: [] }}
        onOpen={nothing}
        onArchive={nothing}
      />
    ),
  },
  {
    name: 'mineOffline',
    show: () => <UnreachableScreen {...ways} isOffline busy={false} onRetry={nothing} />,
  },
  {
    name: 'mineUnreachable',
    show: () => <UnreachableScreen {...ways} isOffline={false} busy={false} onRetry={nothing} />,
  },
  { name: 'mineAsking', show: () => <AskingScreen {...ways} failure={null} onRetry={nothing} /> },
  { name: 'mineCard', show: () => <Card state="present-card" /> },
  { name: 'mineReaderAway', show: () => <Card state="reader-unavailable" /> },
  { name: 'mineNoCard', show: () => <NoCardScreen onBack={nothing} /> },
];
