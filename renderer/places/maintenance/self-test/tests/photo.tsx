/** The document camera's live picture. Nothing is taken or kept. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { useCamera } from '../../../../camera/use-camera.ts';
import { useWords } from '../../../../kiosk/use-words.ts';
import { WORDS } from '../words/words.ts';
import type { TrialProps } from './trial.ts';

export function PhotoTrial({ onTried }: TrialProps) {
  const t = useWords(WORDS);
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera(video);
  const tell = useEffectEvent(onTried);
  useEffect(() => tell(camera === 'live'), [camera]);
  return (
    <section className="panel trial">
      <video ref={video} muted className="trial-picture" />
      {camera === 'missing' && <p className="notice notice-strong">{t('try.photo.away')}</p>}
    </section>
  );
}
