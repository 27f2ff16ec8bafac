/** What a step of a flow is given: the matter so far, the way to move on, and the core. */

import type { Client } from '../kiosk/core-link.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import type { Matter, MatterEvent } from './matter.ts';

export interface StepProps {
  matter: Matter;
  send: (event: MatterEvent) => void;
}

export function useClient(): Client {
  const { link } = useKiosk();
  if (!link) throw new Error('A flow needs a link to the core.');
  return link.client;
}
