/** Samples of the attract screen, and of a kiosk out of service. */
import { FULL_BRIGHTNESS, LEAST_BRIGHTNESS } from '../../../main/core/model/brightness.ts';
import { overview } from '../../samples/facts.ts';
import { FAILED, nothing, type Sample } from '../../samples/sample.ts';
import { AttractScreen, ClosedHoursScreen, OutOfServiceScreen } from './screen.tsx';

const AT_NIGHT = { state: 'closed-hours', opens: '2026-11-30T08:30' } as const;
const CLOSED = { state: 'out-of-service', reason: 'not-configured' } as const;

const attract = (isMet = false) => (
  <AttractScreen
    counts={overview.counts}
    isMet={isMet}
    busy={false}
    notice={null}
    onStart={nothing}
    onMaintenance={nothing}
  />
);

export const SAMPLES: readonly Sample[] = [
  {
    name: 'attract',
    show: () => attract(),
  },
  { name: 'attractMet', show: () => attract(true) },
  {
    name: 'attractNotice',
    status: {
      notice: { text: 'no-slips', until: '2026-11-30T18:00:00+08:00' },
      duty: { phone: '0731-83600001', hours: 'daily-8-20' },
    },
    show: () => attract(),
  },
  {
    name: 'attractFailed',
    show: () => (
      <AttractScreen
        counts={overview.counts}
        isMet={false}
        busy={false}
        notice={FAILED.failure}
        onStart={nothing}
        onMaintenance={nothing}
      />
    ),
  },
  {
    name: 'closedHours',
    status: { service: AT_NIGHT },
    show: () => <ClosedHoursScreen service={AT_NIGHT} isResting={false} onMaintenance={nothing} />,
  },
  {
    name: 'closedHoursResting',
    status: { service: AT_NIGHT },
    rest: { step: 8, isResting: true, brightness: FULL_BRIGHTNESS },
    show: () => <ClosedHoursScreen service={AT_NIGHT} isResting onMaintenance={nothing} />,
  },
  {
    name: 'attractResting',
    rest: { step: 8, isResting: true, brightness: LEAST_BRIGHTNESS },
    show: attract,
  },
  {
    name: 'closed',
    status: { service: CLOSED, duty: { phone: '0731-83600001', hours: 'daily-8-20' } },
    show: () => <OutOfServiceScreen service={CLOSED} onMaintenance={nothing} />,
  },
  {
    name: 'closedResting',
    status: { service: CLOSED },
    rest: { step: 38, isResting: true, brightness: LEAST_BRIGHTNESS },
    show: () => <OutOfServiceScreen service={CLOSED} onMaintenance={nothing} />,
  },
];
