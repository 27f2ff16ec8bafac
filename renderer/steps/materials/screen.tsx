/** The papers an item asks for: photograph each, or bring the original to the counter. */
import { useState } from 'react';
import type { MaterialState } from '../../../main/core/model/draft.ts';
import type { Material } from '../../../main/core/model/item.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { problemText } from '../../components/problem-text.ts';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { CameraScreen } from './camera-screen.tsx';

/** Pages one material can have; the core's own limit. */
const PAGES_MAX = 10;

export interface MaterialActions {
  /** Resolves to what is wrong, or null once kept. */
  addPage(archiveKey: string, jpeg: Blob): Promise<FieldProblem | null>;
  removePage(archiveKey: string, pageId: string): Promise<void>;
  setOriginal(archiveKey: string, original: boolean): Promise<void>;
  loadPage(archiveKey: string, pageId: string): Promise<Blob | null>;
}

export function MaterialsScreen(props: {
  materials: readonly Material[];
  states: readonly MaterialState[];
  problems: readonly FieldProblem[];
  busy: boolean;
  failure: string | null;
  actions: MaterialActions;
  onDone: () => void;
}) {
  const { t, modes } = useKiosk();
  const [at, setAt] = useState(0);
  const [shooting, setShooting] = useState<Material | null>(null);
  const stateOf = (material: Material): MaterialState =>
    props.states.find((state) => state.archiveKey === material.archiveKey) ?? {
      archiveKey: material.archiveKey,
      pages: [],
      original: false,
    };
  const settled = (material: Material) => stateOf(material).pages.length > 0 || stateOf(material).original;
  const missing = props.materials.filter((material) => material.required && !settled(material));
  // One at a time in 长辈版.
  const shown = modes.elder ? props.materials.slice(at, at + 1) : props.materials;
  if (shooting) {
    return (
      <CameraScreen
        material={shooting}
        taken={stateOf(shooting).pages.length}
        pagesMax={PAGES_MAX}
        onKeep={(jpeg) => props.actions.addPage(shooting.archiveKey, jpeg)}
        onOriginal={() => {
          void props.actions.setOriginal(shooting.archiveKey, true);
          setShooting(null);
        }}
        onClose={() => setShooting(null)}
      />
    );
  }
  return (
    <Page
      title={t('materials.title')}
      lead={
        modes.elder
          ? t('materials.one', { page: at + 1, pages: props.materials.length })
          : missing.length > 0
            ? t('materials.lead', { count: missing.length })
            : t('materials.ready')
      }
      prompt="materials"
      onBack={modes.elder && at > 0 ? () => setAt(at - 1) : undefined}
      primary={
        modes.elder && at + 1 < props.materials.length
          ? {
              label: t('nav.next'),
              onPress: () => setAt(at + 1),
              isDisabled: shown.some((material) => missing.includes(material)),
            }
          : {
              label: t('nav.next'),
              onPress: props.onDone,
              isDisabled: missing.length > 0,
              busy: props.busy,
            }
      }
      failure={props.failure}
      className="materials"
    >
      <ul className="material-list">
        {shown.map((material) => {
          const state = stateOf(material);
          const problem = props.problems.find((each) => each.field === material.archiveKey);
          return (
            <li
              key={material.archiveKey}
              className={`material${settled(material) ? ' material-settled' : ''}`}
              aria-label={material.name}
            >
              <div className="material-head">
                <span className="step-mark" aria-hidden="true">
                  {settled(material) ? '✓' : ''}
                </span>
                <span className="material-name">{material.name}</span>
                <span className="paper-more">{t(`form.${material.form}`)}</span>
                <span className={material.required ? 'tag tag-strong' : 'tag'}>
                  {t(material.required ? 'guide.required' : 'guide.optional')}
                </span>
              </div>
              {problem && (
                <p className="entry-problem" role="alert">
                  {problemText(t, problem)}
                </p>
              )}
              {state.pages.length > 0 && (
                <div className="thumbnails">
                  {state.pages.map((pageId, index) => (
                    <Thumbnail
                      key={pageId}
                      label={t('materials.page', { number: index + 1 })}
                      load={() => props.actions.loadPage(material.archiveKey, pageId)}
                      onRemove={() => void props.actions.removePage(material.archiveKey, pageId)}
                    />
                  ))}
                </div>
              )}
              <div className="material-ways">
                <Button
                  className="button button-quiet"
                  isDisabled={props.busy || state.pages.length >= PAGES_MAX}
                  onPress={() => setShooting(material)}
                >
                  <Icon name="camera" />
                  {t(state.pages.length > 0 ? 'materials.another' : 'materials.photograph')}
                </Button>
                <Button
                  className={`button button-quiet${state.original ? ' button-chosen' : ''}`}
                  aria-pressed={state.original}
                  isDisabled={props.busy}
                  onPress={() => void props.actions.setOriginal(material.archiveKey, !state.original)}
                >
                  <Icon name={state.original ? 'check' : 'folder'} />
                  {t('materials.original')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
