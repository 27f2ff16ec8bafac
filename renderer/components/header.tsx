/** The band on top: whose service this is, the time, how network and printer stand in plain words, the tools. */
import { useLayoutEffect, useState } from 'react';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { HEADER_WORDS } from './header.words.ts';
import { Icon } from './icon.tsx';
import { Tools } from './tools.tsx';
import './header.css';

/** The hall's own time, however the machine's zone is set. */
const HALL_ZONE = 'Asia/Shanghai';

function Clock() {
  const { language, status } = useKiosk();
  // Null in the markup made at build, whose time would be a lie.
  const [now, setNow] = useState<Date | null>(null);
  useLayoutEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 5000);
    return () => clearInterval(timer);
  }, []);
  // None is better than one that sends somebody home early.
  if (!now || (status && status.clock !== 'right')) return null;
  return (
    <time className="clock" dateTime={now.toISOString()}>
      <span className="clock-date">
        {now.toLocaleDateString(language, {
          month: 'short',
          day: 'numeric',
          weekday: 'short',
          timeZone: HALL_ZONE,
        })}
      </span>
      <span className="clock-time">
        {now.toLocaleTimeString(language, {
          hour: '2-digit',
          minute: '2-digit',
          hour12: false,
          timeZone: HALL_ZONE,
        })}
      </span>
    </time>
  );
}

function Chips() {
  const t = useWords(HEADER_WORDS);
  const { status } = useKiosk();
  // Out of service, a calm word about the network would be a promise.
  if (status?.service.state !== 'open') return null;
  const printer = status.devices.find((device) => device.device === 'receipt-printer');
  return (
    <ul className="chips" aria-label={t('status.label')}>
      <li className={status.network === 'online' ? 'chip chip-good' : 'chip chip-wait'}>
        <Icon name={status.network === 'online' ? 'check' : 'cloud'} />
        {t(status.network === 'online' ? 'status.online' : 'status.offline')}
      </li>
      {printer && (
        <li className={printer.state === 'fault' ? 'chip chip-wait' : 'chip chip-good'}>
          <Icon name="printer" />
          {t(
            printer.state === 'fault' || printer.state === 'off'
              ? 'status.printerFault'
              : 'status.printerReady',
          )}
        </li>
      )}
    </ul>
  );
}

export function Header() {
  const t = useWords(HEADER_WORDS);
  const { info, status } = useKiosk();
  const calm =
    status?.network !== 'offline' && status?.devices.every((device) => device.state !== 'fault') !== false;
  return (
    <header className="header">
      <Emblem />
      <div className="header-name">
        <p className="header-title">{t('app.name')}</p>
        <p className="header-site">{info?.siteName ?? t('app.city')}</p>
      </div>
      <Tools />
      <div className={calm ? 'header-state header-calm' : 'header-state'}>
        <Chips />
        <Clock />
      </div>
    </header>
  );
}

/** A chrysanthemum over the river's bend: Liuyang's stone, fireworks and water in one mark. */
export function Emblem() {
  return (
    <svg className="emblem" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="48" className="emblem-ground" />
      {Array.from({ length: 12 }, (_, index) => index * 30).map((angle) => (
        <path
          key={angle}
          d="M50 40 C44 30 45 20 50 14 C55 20 56 30 50 40Z"
          transform={`rotate(${angle} 50 43)`}
          className="emblem-petal"
        />
      ))}
      <path d="M8 74 C26 64 40 82 56 74 S82 66 92 73" className="emblem-river" />
      <path d="M16 84 C32 75 44 91 60 83 S78 77 86 82" className="emblem-river" />
    </svg>
  );
}
