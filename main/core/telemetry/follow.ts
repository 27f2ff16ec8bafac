/** Follows the kiosk's status and tells, by name, what changed. */
import type { KioskStatus } from '../kiosk/contract.ts';
import { deviceState } from './device-state.ts';
import type { EventName } from './words.ts';

/** The events that lie between two looks at the kiosk. */
export function changesOf(before: KioskStatus, now: KioskStatus): EventName[] {
  const events: EventName[] = [];
  const { service } = now;
  if (before.service.state === 'open' && service.state === 'closed-hours') events.push('hours-over');
  if (before.service.state === 'closed-hours' && service.state === 'open') events.push('hours-begun');
  if (before.network !== now.network) events.push(now.network === 'online' ? 'network-back' : 'network-away');
  if (before.clock === 'right' && now.clock !== 'right') events.push('clock-doubted');
  if (before.clock !== 'right' && now.clock === 'right') events.push('clock-right');
  if (now.queue.parked > before.queue.parked) events.push('parked');
  for (const status of now.devices) {
    const known = before.devices.find(({ device }) => device === status.device);
    const [was, is] = [deviceState(known), deviceState(status)];
    if (was !== 'down' && is === 'down') events.push('device-down');
    if (was === 'down' && (is === 'ok' || is === 'attention')) events.push('device-back');
  }
  return events;
}

export async function followStatus(
  statuses: AsyncIterable<KioskStatus>,
  tell: (event: EventName) => void,
): Promise<void> {
  let before: KioskStatus | null = null;
  for await (const now of statuses) {
    if (before) for (const event of changesOf(before, now)) tell(event);
    before = now;
  }
}
