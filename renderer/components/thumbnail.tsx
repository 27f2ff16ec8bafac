/** A photographed page, small. */
import { useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '../kiosk/use-words.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { Photo } from './photo.tsx';
import { THUMBNAIL_WORDS } from './thumbnail.words.ts';
import './thumbnail.css';

/** `onRemove`: absent where it goes with others. */
export function Thumbnail(props: {
  label: string;
  load: () => Promise<Blob | null>;
  watermark?: string | undefined;
  onRemove?: (() => void) | undefined;
}) {
  const t = useWords(THUMBNAIL_WORDS);
  const [jpeg, setJpeg] = useState<Blob | null>(null);
  const load = useEffectEvent(props.load);
  useEffect(() => {
    let wanted = true;
    load().then(
      (blob) => {
        if (wanted) setJpeg(blob);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return (
    <figure className="thumbnail">
      {jpeg ? (
        <Photo jpeg={jpeg} label={props.label} watermark={props.watermark} />
      ) : (
        <div className="thumbnail-empty" aria-hidden="true" />
      )}
      <figcaption>{props.label}</figcaption>
      {props.onRemove && (
        <Button
          className="thumbnail-remove"
          aria-label={t('materials.remove', { page: props.label })}
          onPress={props.onRemove}
        >
          <Icon name="trash" />
        </Button>
      )}
    </figure>
  );
}
