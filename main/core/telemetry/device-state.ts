/** How devices and their paper stand, in the few words that are told. */
import type { DeviceStatus } from '../../../devices/index.ts';
import type { DEVICE_STATES, PAPER_STATES } from './words.ts';

type DeviceState = (typeof DEVICE_STATES)[number];
type PaperState = (typeof PAPER_STATES)[number];

/** `undefined`: nothing was heard of it yet. A device host that is gone says nothing of the device itself. */
export function deviceState(status: DeviceStatus | undefined): DeviceState {
  switch (status?.state) {
    case undefined:
    case 'opening':
      return 'unknown';
    case 'off':
      return 'not-fitted';
    case 'fault':
      return status.fault?.code === 'host-down' ? 'unknown' : 'down';
    case 'ready':
    case 'busy':
      return status.warnings.length > 0 ? 'attention' : 'ok';
  }
}

/** Only what a printer itself says: a printer that is away may have any paper. */
export function paperState(status: DeviceStatus | undefined): PaperState {
  if (status?.fault?.code === 'paper-out') return 'out';
  const state = deviceState(status);
  if (state !== 'ok' && state !== 'attention') return 'unknown';
  return status?.warnings.includes('paper-near-end') ? 'near-end' : 'ok';
}
