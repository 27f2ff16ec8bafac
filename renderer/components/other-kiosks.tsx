/** The nearest other kiosks, for whoever this one can't serve; nothing where the site configured none. */
import { useKiosk } from '../kiosk/kiosk-context.tsx';

export function OtherKiosks() {
  const { t, info } = useKiosk();
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
