import { expect, it } from 'vitest';
import { gatewayIn } from '../../../../../main/core/network-path/steps/gateway.ts';

const HEAD = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT';

it('finds the default route’s gateway, its bytes turned round', () => {
  const own = 'eth0\t000A0C0A\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0';
  const out = 'eth0\t00000000\t010C0A0A\t0003\t0\t0\t100\t00000000\t0\t0\t0';
  expect(gatewayIn([HEAD, own, out].join('\n'))).toEqual({ device: 'eth0', gateway: '10.10.12.1' });
});

it('a route that is down, or leads to no gateway, is no way out', () => {
  const down = 'eth0\t00000000\t010C0A0A\t0002\t0\t0\t100\t00000000\t0\t0\t0';
  const direct = 'ppp0\t00000000\t00000000\t0001\t0\t0\t100\t00000000\t0\t0\t0';
  expect(gatewayIn([HEAD, down, direct].join('\n'))).toBeNull();
  expect(gatewayIn('')).toBeNull();
});
