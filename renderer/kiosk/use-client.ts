/** The core's contract as functions to call, for what cannot work without a core. */
import type { Client } from './core-link.ts';
import { useKiosk } from './kiosk-context.tsx';

export function useClient(): Client {
  const { link } = useKiosk();
  if (!link) throw new Error('There is no link to the core here.');
  return link.client;
}
