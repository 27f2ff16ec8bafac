/** The hall's day, for what is judged by a date while it is typed; null while the clock is in doubt, as in the core. */
import { hallDate } from '../../main/core/model/clock.ts';
import { useKiosk } from './kiosk-context.tsx';

export function useToday(): string | null {
  const { status } = useKiosk();
  return status?.clock === 'right' ? hallDate(Date.now()) : null;
}
