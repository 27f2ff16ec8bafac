/** Samples of handing in papers, and of the document camera. */
import { draft, item, promisedDraft } from '../../samples/facts.ts';
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { CameraScreen } from './camera-screen.tsx';
import { MaterialsScreen } from './screen.tsx';

const bar = { kind: 'pre-review', step: 'materials' } as const;

const noProblem = async () => null;
const actions = {
  addPage: noProblem,
  loadPage: noProblem,
  removePage: async () => undefined,
  setOriginal: async () => undefined,
  setLater: async () => undefined,
};

function Camera() {
  const [material] = item.materials;
  if (!material) return null;
  return (
    <CameraScreen
      material={material}
      taken={0}
      pagesMax={10}
      onKeep={noProblem}
      onOriginal={nothing}
      onClose={nothing}
    />
  );
}

export const SAMPLES: readonly Sample[] = [
  {
    name: 'materials',
    bar,
    show: () => (
      <MaterialsScreen
        {...IDLE}
        materials={item.materials}
        states={draft.materials}
        problems={[]}
        actions={actions}
        onDone={nothing}
      />
    ),
  },
  {
    name: 'materialsRefused',
    bar,
    show: () => (
      <MaterialsScreen
        {...IDLE}
        materials={item.materials}
        states={draft.materials}
        problems={[{ field: 'id-card', code: 'photo-missing' }]}
        actions={actions}
        onDone={nothing}
      />
    ),
  },
  {
    name: 'materialsLater',
    bar,
    show: () => (
      <MaterialsScreen
        {...IDLE}
        materials={item.materials}
        states={promisedDraft.materials}
        problems={[]}
        actions={actions}
        onDone={nothing}
      />
    ),
  },
  { name: 'camera', bar, show: () => <Camera /> },
];
