/** A sample of the way to the platform, with a certificate that ran out. */
import type { PathResult } from '../../../../main/core/model/network-path.ts';
import { waiting } from '../../../samples/maintenance.ts';
import { nothing, type Sample } from '../../../samples/sample.ts';
import { NetworkScreen } from './section.tsx';

const step = (name: PathResult['step'], more: Partial<PathResult>): PathResult => ({
  ...{ step: name, state: 'ok', problem: null, facts: {}, ms: 3 },
  ...more,
});

const PATH: readonly PathResult[] = [
  step('gateway', { facts: { interface: 'eth0', gateway: '10.12.0.1' } }),
  step('name', { facts: { host: 'ywt.liuyang.invalid', address: '10.12.8.20' } }),
  step('connect', { facts: { host: 'ywt.liuyang.invalid', port: '443' }, ms: 12 }),
  step('tls', {
    state: 'wrong',
    problem: 'certificate-expired',
    facts: {
      issuer: 'Liuyang Government CA',
      validTo: '2026-11-28',
      daysLeft: '-2',
      pin: `${'b9'.repeat(21)}A=`,
    },
  }),
  step('platform', { state: 'not-reached' }),
  step('clock', { facts: { seconds: '0.4' } }),
];

export const SAMPLES: readonly Sample[] = [
  {
    name: 'maintenance-network',
    show: () => <NetworkScreen {...waiting} results={PATH} state="over" onStart={nothing} />,
  },
];
