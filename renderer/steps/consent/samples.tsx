/** Samples of the privacy notice. */
import { FAILED, IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { DetailsScreen, NoticeScreen, OtherWayScreen } from './screen.tsx';

const bar = { kind: 'pre-review', step: 'consent' } as const;

export const SAMPLES: readonly Sample[] = [
  ...[false, true].map((given) => ({
    name: given ? 'consentGiven' : 'consent',
    bar,
    show: () => (
      <NoticeScreen {...IDLE} given={given} onAgree={nothing} onDetails={nothing} onRefuse={nothing} />
    ),
  })),
  {
    name: 'consentAnother',
    bar,
    show: () => (
      <NoticeScreen
        {...IDLE}
        given={false}
        another
        onAgree={nothing}
        onDetails={nothing}
        onRefuse={nothing}
      />
    ),
  },
  {
    name: 'consentFailed',
    bar,
    show: () => (
      <NoticeScreen {...FAILED} given={false} onAgree={nothing} onDetails={nothing} onRefuse={nothing} />
    ),
  },
  { name: 'consentDetails', bar, show: () => <DetailsScreen onBack={nothing} /> },
  { name: 'consentOther', bar, show: () => <OtherWayScreen onBack={nothing} /> },
];
