/** A photographed page, small. Its object URL lives no longer than it is shown. */
import { useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '../app/kiosk-context.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

export function Thumbnail(props: { label: string; load: () => Promise<Blob | null>; onRemove: () => void }) {
  const t = useWords();
  const [url, setUrl] = useState<string | null>(null);
  const load = useEffectEvent(props.load);
  useEffect(() => {
    let wanted = true;
    let made: string | null = null;
    load().then(
      (blob) => {
        if (!wanted || !blob) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, []);
  return (
    <figure className="thumbnail">
      {url ? <img src={url} alt={props.label} /> : <div className="thumbnail-empty" aria-hidden="true" />}
      <figcaption>{props.label}</figcaption>
      <Button
        className="thumbnail-remove"
        aria-label={t('materials.remove', { page: props.label })}
        onPress={props.onRemove}
      >
        <Icon name="trash" />
      </Button>
    </figure>
  );
}
