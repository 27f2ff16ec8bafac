/** Samples of handing in papers, and of the document camera. */
import type { ComponentProps } from 'react';
import type { Offers } from '../../../main/core/archive/contract.ts';
import { purposeOf } from '../../../main/core/forms/origin.ts';
import type { MaterialState } from '../../../main/core/model/draft.ts';
import { draft, item, promisedDraft } from '../../samples/facts.ts';
import { paperDrawn } from '../../samples/paper.ts';
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import type { ArchiveWays } from './actions.ts';
import { UseConsentScreen } from './archive-screens.tsx';
import { CameraScreen } from './camera-screen.tsx';
import { PhoneScreen } from './phone-screen.tsx';
import { ScanScreen } from './scan-screen.tsx';
import { MaterialsScreen } from './screen.tsx';
import type { ScanState } from './use-scan.ts';

const bar = { kind: 'pre-review', step: 'materials' } as const;

const noProblem = async () => null;
const actions = {
  addPage: noProblem,
  loadPage: noProblem,
  removePage: async () => undefined,
  setOriginal: async () => undefined,
  setLater: async () => undefined,
  receive: () => ({ events: () => new Promise<never>(nothing), picture: async () => null }),
  scan: async () => ({ outcome: 'failed', problem: 'failed' }) as const,
};
const about = { purpose: purposeOf(item), item: item.name, department: item.departmentName };
const offer = {
  store: 'library',
  grade: 'A',
  issuer: '样例市公安局',
  issuedOn: '2020-03-07',
  pages: 1,
} as const;
const offers: Offers = {
  outcome: 'offers',
  holder: 'oneself',
  keepable: ['id-card', 'leave-proof'],
  offers: [
    { ...offer, archiveKey: 'form', until: null, validity: 'good' },
    {
      ...offer,
      archiveKey: 'leave-proof',
      store: 'archive',
      grade: 'C',
      until: '2026-11-01',
      validity: 'expired',
    },
  ],
};
const archive: ArchiveWays = {
  ...{ offers, isAgreed: false, isKept: false, refused: null },
  agree: async () => undefined,
  use: async () => undefined,
  keep: async () => undefined,
};
const taken: MaterialState = {
  ...{ archiveKey: 'form', pages: ['p3'], original: false },
  taken: { ...offer, ref: 'r', archiveKey: 'form', validUntil: '2026-12-01' },
};
const [paper = null] = item.materials;
const phone = { watermark: '', onKeep: noProblem, onCamera: nothing, onClose: nothing, onAgain: nothing };

const scan = { taken: 0, pagesMax: 10, onStart: nothing, onTurnOver: nothing };

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

/** A scanned page. */
function Scanned() {
  const jpeg = paperDrawn();
  if (!paper || !jpeg) return null;
  const shown = {
    jpeg,
    whole: jpeg,
    paper: jpeg,
    isPaper: false,
    isDoubtful: false,
    faults: ['dark' as const],
  };
  return <ScanScreen {...phone} {...scan} material={paper} state={{ state: 'shown', shown }} />;
}

/** The papers' screen as it is at first, but for what `more` says. */
function papersScreen(name: string, more: Partial<ComponentProps<typeof MaterialsScreen>> = {}): Sample {
  return {
    name,
    bar,
    show: () => (
      <MaterialsScreen
        {...IDLE}
        materials={item.materials}
        states={draft.materials}
        problems={[]}
        actions={actions}
        about={about}
        onDone={nothing}
        {...more}
      />
    ),
  };
}

/** The scanner's screen in one of its states. */
function scanScreen(name: string, state: ScanState): Sample {
  return {
    name,
    bar,
    show: () => paper && <ScanScreen {...phone} {...scan} material={paper} state={state} />,
  };
}

export const SAMPLES: readonly Sample[] = [
  papersScreen('materials'),
  papersScreen('materialsRefused', { problems: [{ field: 'id-card', code: 'photo-missing' }] }),
  papersScreen('materialsRead', {
    states: draft.materials.map((state) => ({ ...state, pages: [] })),
    readBy: ({ archiveKey }) => (archiveKey === 'id-card' ? 'card' : null),
  }),
  papersScreen('materialsLater', { states: promisedDraft.materials }),
  papersScreen('materialsArchive', { archive }),
  papersScreen('materialsTaken', {
    states: [taken, ...draft.materials],
    archive: { ...archive, offers: { outcome: 'unreachable' }, isAgreed: true },
  }),
  {
    name: 'archiveConsent',
    bar,
    show: () => <UseConsentScreen {...about} busy={false} onAgree={nothing} onClose={nothing} />,
  },
  {
    name: 'phonePicture',
    bar,
    show: () =>
      paper && (
        <PhoneScreen
          {...phone}
          material={paper}
          event={{
            state: 'ready',
            url: `https://zwfw.example/phone/${'A'.repeat(22)}#${'b'.repeat(43)}`,
            expiresAt: '',
          }}
        />
      ),
  },
  {
    name: 'phonePictureOpened',
    bar,
    show: () => paper && <PhoneScreen {...phone} material={paper} event={{ state: 'opened' }} />,
  },
  {
    name: 'phonePictureEnded',
    bar,
    show: () => paper && <PhoneScreen {...phone} material={paper} event={{ state: 'unreachable' }} />,
  },
  { name: 'camera', bar, show: () => <Camera /> },
  papersScreen('materialsScanner', { scanner: 'ready' }),
  papersScreen('materialsScannerAway', { scanner: 'away' }),
  scanScreen('scanPage', { state: 'ready' }),
  scanScreen('scanPageRunning', { state: 'scanning' }),
  scanScreen('scanPageJam', { state: 'failed', problem: 'jam' }),
  scanScreen('scanPageCover', { state: 'failed', problem: 'cover-open' }),
  { name: 'scanPageShown', bar, show: () => <Scanned /> },
];
