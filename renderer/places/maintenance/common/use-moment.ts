/** A moment as the technician reads it; a dash where there is none. */
import { useKiosk } from '../../../kiosk/kiosk-context.tsx';

export function useMoment(): (iso: string | null) => string {
  const { language } = useKiosk();
  return (iso) =>
    iso ? new Date(iso).toLocaleString(language, { hour12: false, timeZone: 'Asia/Shanghai' }) : '—';
}
