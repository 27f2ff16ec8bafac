/** Samples of the technician's screens: the PIN, the overview, and the sections that show no more than its facts; then each section's own. */
import type { MaintenanceOverview } from '../../../main/core/maintenance/contract.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { receipt } from '../../samples/facts.ts';
import { overview, store } from '../../samples/maintenance.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { WORDS } from './common/words.ts';
import { SAMPLES as CONFIGURATION } from './configuration/samples.tsx';
import { SAMPLES as DUTY } from './duty/samples.tsx';
import { SAMPLES as ENROLMENT } from './enrolment/samples.tsx';
import { SAMPLES as LOGS } from './logs/samples.tsx';
import { SAMPLES as NETWORK } from './network/samples.tsx';
import { SAMPLES as PAPER } from './paper/samples.tsx';
import { PinScreen } from './pin-screen.tsx';
import { CloseScreen } from './queue/close-screen.tsx';
import { MaintenanceScreen } from './screen.tsx';
import { SAMPLES as SELF_TEST } from './self-test/samples.tsx';
import { SAMPLES as TECHNICIANS } from './technicians/samples.tsx';

function WrongPin() {
  const t = useWords(WORDS);
  const message = t('maintenance.wrongPin', { count: 4 });
  return <PinScreen badges busy={false} message={message} onPin={nothing} onLeave={nothing} />;
}

const actions = {
  testPrint: nothing,
  restartDevice: nothing,
  restartCore: nothing,
  retryQueue: nothing,
  checkUpdate: nothing,
  applyUpdate: nothing,
  rollBack: nothing,
  retryOne: nothing,
  exportParked: nothing,
  closeParked: nothing,
};

const shown = { busy: false, message: null, say: nothing, store, actions, onLeave: nothing };

/** Serving nobody, the last check for a release failed. */
const closed: MaintenanceOverview = {
  ...overview,
  trouble: null,
  update: {
    ...{ slot: 'a', probation: true, wayBack: '0.0.9', staged: null, failed: null },
    checked: { at: '2026-11-24T13:05:00+08:00', outcome: 'failed', problem: '更新服务器没有响应' },
  },
  closed: ['site.yaml 第 12 行：devices.receiptPrinter.transport：应为 tcp、serial、file 或 none'],
};

export const SAMPLES: readonly Sample[] = [
  {
    name: 'maintenance-close',
    show: () => <CloseScreen receiptNo={receipt.receiptNo} onClose={nothing} onLeave={nothing} />,
  },
  { name: 'maintenance-closed', show: () => <MaintenanceScreen {...shown} overview={closed} /> },
  ...CONFIGURATION,
  { name: 'pin', show: () => <WrongPin /> },
  { name: 'maintenance', show: () => <MaintenanceScreen {...shown} overview={overview} /> },
  ...['devices', 'queue', 'update', 'machine'].map(
    (section): Sample => ({
      name: `maintenance-${section}`,
      show: () => <MaintenanceScreen {...shown} overview={overview} section={section} />,
    }),
  ),
  ...SELF_TEST,
  ...PAPER,
  ...NETWORK,
  ...ENROLMENT,
  ...LOGS,
  ...DUTY,
  ...TECHNICIANS,
];
