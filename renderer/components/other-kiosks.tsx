/** The nearest other kiosks, for whoever this one can't serve; nothing where the site configured none. */
import type { KioskInfo } from '../../main/core/kiosk/contract.ts';
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
      <KioskList kiosks={info.elsewhere} />
    </div>
  );
}

export function KioskList(props: { kiosks: KioskInfo['elsewhere'] }) {
  return (
    <ul className="kiosk-list">
      {props.kiosks.map((kiosk) => (
        <li key={kiosk.siteName}>
          <strong>{kiosk.siteName}</strong>
          <span>{kiosk.distance}</span>
          <span className="other-kiosk-address">{kiosk.address}</span>
        </li>
      ))}
    </ul>
  );
}
