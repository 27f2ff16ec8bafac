/** The nearest other kiosks, for whoever this one can't serve; nothing where the site configured none. */
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { ELSEWHERE_WORDS } from './elsewhere.words.ts';
import './elsewhere.css';

export function OtherKiosks() {
  const t = useWords(ELSEWHERE_WORDS);
  const { info } = useKiosk();
  if (!info?.elsewhere.length) return null;
  return (
    <div className="other-kiosks">
      <h2>{t('closed.nearest')}</h2>
      <ul>
        {info.elsewhere.map((kiosk) => (
          <li key={kiosk.siteName}>
            <strong>{kiosk.siteName}</strong>
            <span>{kiosk.distance}</span>
            <span className="other-kiosk-address">{kiosk.address}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
