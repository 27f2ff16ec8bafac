/** The privacy notice with what lies a tap behind it: its details, and the other ways for whoever does not agree. */
import { useState } from 'react';
import type { Failure } from '../../components/failure.ts';
import { DetailsScreen, NoticeScreen, OtherWayScreen } from './screen.tsx';

export function Notice(props: {
  /** Agreed to already: the citizen came back to it. */
  given: boolean;
  /** Somebody else had agreed. */
  another: boolean;
  busy: boolean;
  failure: Failure | null;
  onAgree: () => void;
  /** What was given is taken back by ending the session: nothing that it let in is kept. */
  onTakeBack: () => void;
}) {
  const [page, setPage] = useState<'notice' | 'details' | 'other-way'>('notice');
  const { given, onTakeBack, ...shown } = props;
  const toNotice = () => setPage('notice');
  if (page === 'details') return <DetailsScreen onBack={toNotice} />;
  if (page === 'other-way') return <OtherWayScreen onBack={toNotice} />;
  return (
    <NoticeScreen
      {...shown}
      given={given}
      onDetails={() => setPage('details')}
      onRefuse={given ? onTakeBack : () => setPage('other-way')}
    />
  );
}
