/** Samples of enrolling a kiosk. */
import { nothing, type Sample } from '../../../samples/sample.ts';
import { CodeScreen } from './code-screen.tsx';

const IDLE = {
  kioskId: 'LY001',
  platformUrl: 'https://platform.invalid',
  suite: 'ed25519',
  busy: false,
  onCode: nothing,
  onSuite: nothing,
  onEnrol: nothing,
  onStick: nothing,
  onBack: nothing,
} as const;

export const SAMPLES: readonly Sample[] = [
  {
    name: 'maintenance-enrolment',
    show: () => <CodeScreen {...IDLE} code="" message={null} />,
  },
  {
    name: 'maintenance-enrolment-refused',
    show: () => <CodeScreen {...IDLE} code="7K3QM2XW9TB4H6PN0RCD" message="登记码已过期，请平台重新发放。" />,
  },
];
