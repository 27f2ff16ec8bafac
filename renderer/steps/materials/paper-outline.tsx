/** The paper's edges, drawn over the live picture. */
import type { Outline } from '../../camera/paper-eye.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { WORDS } from './words.ts';

export function PaperOutline({ outline: { corners, width, height } }: { outline: Outline }) {
  const t = useWords(WORDS);
  const way = `M ${corners.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`).join(' L ')} Z`;
  return (
    <>
      {/* In the picture's own pixels, fitted in as the picture is. */}
      <svg className="paper-outline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <path d={way} />
        <path d={way} />
      </svg>
      <p className="paper-seen" role="status">
        {t('camera.seen')}
      </p>
    </>
  );
}
