/** One paper: what it is, its pages, and the ways to hand it in. */
import type { ReactNode } from 'react';
import type { Offer } from '../../../main/core/archive/contract.ts';
import type { ReadBy } from '../../../main/core/forms/read-here.ts';
import type { MaterialState } from '../../../main/core/model/draft.ts';
import type { Material } from '../../../main/core/model/item.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { MATERIAL_WORDS } from '../../components/material.words.ts';
import { useProblemText } from '../../components/problem-text.ts';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import type { MaterialActions } from './actions.ts';
import { OfferPanel, TakenPanel } from './archive-offer.tsx';
import { PHONE_PICTURE_WORDS } from './phone.words.ts';
import { SCAN_WORDS } from './scan.words.ts';
import { WORDS } from './words.ts';

const TEXTS = { ...MATERIAL_WORDS, ...PHONE_PICTURE_WORDS, ...SCAN_WORDS, ...WORDS };

interface MaterialCardProps {
  material: Material;
  state: MaterialState;
  /** By what the kiosk read it itself; null: it did not. */
  readBy: ReadBy | null;
  isHandedIn: boolean;
  /** No further page can be photographed. */
  isFull: boolean;
  remark?: ReactNode;
  problem: FieldProblem | null;
  busy: boolean;
  actions: MaterialActions;
  /** What it may be used for, written across what is shown of it. */
  watermark: string;
  /** What the archive or the licence library has of it. */
  offer: Offer | null;
  /** Why that one was not taken, as a sentence. */
  offerRefused: string | null;
  onPhotograph: () => void;
  onPhone: () => void;
  /** Null: there is no scanner to lay it on. */
  onScan: (() => void) | null;
  onUse: () => void;
  onLook: () => void;
}

export function MaterialCard(props: MaterialCardProps) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const { material, state, problem, actions } = props;
  const { archiveKey } = material;
  return (
    <li className={`material${props.isHandedIn ? ' material-settled' : ''}`} aria-label={material.name}>
      <div className="material-head">
        <span className="step-mark" aria-hidden="true">
          {props.isHandedIn ? '✓' : ''}
        </span>
        <span className="material-name">{material.name}</span>
        <span className="paper-more">{t(`form.${material.form}`)}</span>
        <span className={material.required ? 'tag tag-strong' : 'tag'}>
          {t(material.required ? 'guide.required' : 'guide.optional')}
        </span>
      </div>
      {props.readBy && state.pages.length === 0 && (
        <p className="material-read">{t(`materials.read.${props.readBy}`)}</p>
      )}
      {material.points && (
        <p className="material-points">{t('materials.points', { points: material.points.join('；') })}</p>
      )}
      {props.remark}
      {problem && (
        <p className="entry-problem" role="alert">
          {problemText(problem)}
        </p>
      )}
      {state.pages.length > 0 && (
        <div className="thumbnails">
          {state.pages.map((pageId, index) => (
            <Thumbnail
              key={pageId}
              label={t('materials.page', { number: index + 1 })}
              load={() => actions.loadPage(archiveKey, pageId)}
              watermark={props.watermark}
              onRemove={state.taken ? undefined : () => void actions.removePage(archiveKey, pageId)}
            />
          ))}
        </div>
      )}
      {props.offerRefused && (
        <p className="entry-problem" role="alert">
          {props.offerRefused}
        </p>
      )}
      {state.taken ? (
        <TakenPanel
          taken={state.taken}
          busy={props.busy}
          onLook={props.onLook}
          onDrop={() => void actions.removePage(archiveKey, state.pages[0] ?? '')}
        />
      ) : (
        <>
          {props.offer && state.pages.length === 0 && (
            <OfferPanel offer={props.offer} busy={props.busy} onUse={props.onUse} />
          )}
          <MaterialWays {...props} />
        </>
      )}
    </li>
  );
}

function MaterialWays(props: MaterialCardProps) {
  const t = useWords(TEXTS);
  const { state, material, isFull, busy, actions, onPhotograph, onPhone, onScan } = props;
  const { setLater } = actions;
  return (
    <div className="material-ways">
      <Button className="button button-quiet" isDisabled={busy || isFull} onPress={onPhotograph}>
        <Icon name="camera" />
        {t(state.pages.length > 0 ? 'materials.another' : 'materials.photograph')}
      </Button>
      <Button className="button button-quiet" isDisabled={busy || isFull} onPress={onPhone}>
        <Icon name="phone" />
        {t('materials.phone')}
      </Button>
      {onScan && (
        <Button className="button button-quiet" isDisabled={busy || isFull} onPress={onScan}>
          <Icon name="scanner" />
          {t('materials.scan')}
        </Button>
      )}
      <Button
        className={`button button-quiet${state.original ? ' button-chosen' : ''}`}
        aria-pressed={state.original}
        isDisabled={busy}
        onPress={() => void actions.setOriginal(material.archiveKey, !state.original)}
      >
        <Icon name={state.original ? 'check' : 'folder'} />
        {t('materials.original')}
      </Button>
      {material.later && setLater && (
        <Button
          className={`button button-quiet${state.later ? ' button-chosen' : ''}`}
          aria-pressed={state.later === true}
          isDisabled={busy || state.pages.length > 0}
          onPress={() => void setLater(material.archiveKey, !state.later)}
        >
          <Icon name={state.later ? 'check' : 'calendar'} />
          {t('materials.later')}
        </Button>
      )}
    </div>
  );
}
