/** The agreement that is asked for once before a paper is taken; and a taken paper, large, with what it is for across it. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { Material } from '../../../main/core/model/item.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { Photo } from '../../components/photo.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { ARCHIVE_WORDS } from './archive.words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './materials.css';
import './archive.css';

const TEXTS = { ...WORDS, ...ARCHIVE_WORDS };
const SAID = ['purpose', 'what', 'who'] as const;

export function UseConsentScreen(props: {
  item: string;
  department: string;
  busy: boolean;
  onAgree: () => void;
  onClose: () => void;
}) {
  const t = useWords(ARCHIVE_WORDS);
  const { item, department } = props;
  return (
    <Page
      title={t('archive.consentTitle')}
      lead={t('archive.consentLead')}
      onBack={props.onClose}
      primary={{ label: t('archive.agree'), onPress: props.onAgree, busy: props.busy }}
      prompt={PROMPTS.archiveConsent}
      className="archive-consent"
    >
      <dl className="panel">
        {SAID.map((what) => (
          <div key={what}>
            <dt>{t(`archive.${what}`)}</dt>
            <dd>{t(`archive.${what}Text`, { item, department })}</dd>
          </div>
        ))}
      </dl>
      <Button className="button button-quiet" onPress={props.onClose}>
        <Icon name="camera" />
        {t('archive.disagree')}
      </Button>
    </Page>
  );
}

export function PaperScreen(props: {
  material: Material;
  pages: readonly string[];
  watermark: string;
  load: (pageId: string) => Promise<Blob | null>;
  onDrop: () => void;
  onClose: () => void;
}) {
  const t = useWords(TEXTS);
  const { pages } = props;
  const [at, setAt] = useState(0);
  const jpeg = usePage(pages[at] ?? null, props.load);
  const last = at + 1 >= pages.length;
  return (
    <Page
      title={props.material.name}
      lead={t('materials.page', { number: at + 1 })}
      onBack={at > 0 ? () => setAt(at - 1) : props.onClose}
      primary={{
        label: last ? t('camera.keep') : t('materials.page', { number: at + 2 }),
        onPress: () => (last ? props.onClose() : setAt(at + 1)),
      }}
      fixed
      className="mostly-read camera"
    >
      <div className="viewfinder">
        {jpeg && (
          <Photo jpeg={jpeg} label={t('materials.page', { number: at + 1 })} watermark={props.watermark} />
        )}
      </div>
      <div className="camera-ways">
        <Button className="button button-quiet" onPress={props.onDrop}>
          <Icon name="trash" />
          {t('archive.drop')}
        </Button>
      </div>
    </Page>
  );
}

function usePage(pageId: string | null, load: (pageId: string) => Promise<Blob | null>): Blob | null {
  const [jpeg, setJpeg] = useState<Blob | null>(null);
  const ask = useEffectEvent(load);
  useEffect(() => {
    let wanted = true;
    if (pageId !== null)
      ask(pageId).then(
        (blob) => {
          if (wanted) setJpeg(blob);
        },
        () => undefined,
      );
    return () => {
      wanted = false;
    };
  }, [pageId]);
  return jpeg;
}
