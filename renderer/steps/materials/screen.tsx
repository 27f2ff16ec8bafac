/** The papers an item asks for: photograph each, or bring the original to the counter. One at a time in 长辈版. */
import { type ReactNode, useState } from 'react';
import type { MaterialState } from '../../../main/core/model/draft.ts';
import type { Material } from '../../../main/core/model/item.ts';
import { PAGES_MAX } from '../../../main/core/model/limits.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { COMMON_WORDS } from '../../components/common.words.ts';
import type { Failure } from '../../components/failure.ts';
import { Page } from '../../components/page.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import type { MaterialActions } from './actions.ts';
import { CameraScreen } from './camera-screen.tsx';
import { MaterialCard } from './material-card.tsx';
import { PROMPTS, WORDS } from './words.ts';
import './materials.css';

const TEXTS = { ...COMMON_WORDS, ...WORDS };

interface MaterialsProps {
  /** What a reviewer said of a paper, in a correction. */
  remarkOf?: (archiveKey: string) => ReactNode;
  materials: readonly Material[];
  states: readonly MaterialState[];
  problems: readonly FieldProblem[];
  busy: boolean;
  failure: Failure | null;
  actions: MaterialActions;
  onDone: () => void;
}

export function MaterialsScreen(props: MaterialsProps) {
  const [photographed, setPhotographed] = useState<Material | null>(null);
  const stateOf = ({ archiveKey }: Material): MaterialState =>
    props.states.find((state) => state.archiveKey === archiveKey) ?? {
      archiveKey,
      pages: [],
      original: false,
    };
  if (!photographed) return <MaterialList {...props} stateOf={stateOf} onPhotograph={setPhotographed} />;
  const { archiveKey } = photographed;
  return (
    <CameraScreen
      material={photographed}
      taken={stateOf(photographed).pages.length}
      pagesMax={PAGES_MAX}
      onKeep={(jpeg) => props.actions.addPage(archiveKey, jpeg)}
      onOriginal={() => {
        void props.actions.setOriginal(archiveKey, true);
        setPhotographed(null);
      }}
      onClose={() => setPhotographed(null)}
    />
  );
}

function MaterialList(
  props: MaterialsProps & {
    stateOf: (material: Material) => MaterialState;
    onPhotograph: (material: Material) => void;
  },
) {
  const t = useWords(TEXTS);
  const { modes } = useKiosk();
  const [at, setAt] = useState(0);
  const { materials, stateOf } = props;
  const isMissing = (material: Material) => material.required && !isHandedIn(stateOf(material));
  const missing = materials.filter(isMissing).length;
  const shown = modes.elder ? materials.slice(at, at + 1) : materials;
  const hasMore = modes.elder && at + 1 < materials.length;
  const lead = missing > 0 ? t('materials.lead', { count: missing }) : t('materials.ready');
  return (
    <Page
      title={t('materials.title')}
      lead={modes.elder ? t('materials.one', { page: at + 1, pages: materials.length }) : lead}
      prompt={PROMPTS.materials}
      onBack={modes.elder && at > 0 ? () => setAt(at - 1) : undefined}
      primary={
        hasMore
          ? { label: t('nav.next'), onPress: () => setAt(at + 1), isDisabled: shown.some(isMissing) }
          : { label: t('nav.next'), onPress: props.onDone, isDisabled: missing > 0, busy: props.busy }
      }
      failure={props.failure}
      deadEnd={
        props.problems.some(({ field }) => shown.some(({ archiveKey }) => archiveKey === field))
          ? 'answer-refused'
          : null
      }
      className="materials"
    >
      <ul className="material-list">
        {shown.map((material) => (
          <MaterialCard
            key={material.archiveKey}
            material={material}
            state={stateOf(material)}
            isHandedIn={isHandedIn(stateOf(material))}
            isFull={stateOf(material).pages.length >= PAGES_MAX}
            remark={props.remarkOf?.(material.archiveKey)}
            problem={props.problems.find(({ field }) => field === material.archiveKey) ?? null}
            busy={props.busy}
            actions={props.actions}
            onPhotograph={() => props.onPhotograph(material)}
          />
        ))}
      </ul>
    </Page>
  );
}

function isHandedIn({ pages, original, later }: MaterialState): boolean {
  return pages.length > 0 || original || later === true;
}
