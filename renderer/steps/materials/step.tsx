/** The step that hands in papers: pages go to the core one by one, or come from the platform's archive and licence library. */
import { type ReactNode, useState } from 'react';
import { isPaper } from '../../../main/core/forms/authorisation.ts';
import { mendingOf, papersOf } from '../../../main/core/forms/mending.ts';
import { purposeOf } from '../../../main/core/forms/origin.ts';
import { signedDraft } from '../../../main/core/forms/owed.ts';
import { readHere } from '../../../main/core/forms/read-here.ts';
import type { KioskStatus } from '../../../main/core/kiosk/contract.ts';
import type { Draft, FormDraft } from '../../../main/core/model/draft.ts';
import { useFailures } from '../../components/failure.ts';
import { Remark } from '../../components/remark.tsx';
import type { Step, StepProps } from '../../journey/step.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useClient } from '../../kiosk/use-client.ts';
import type { MaterialActions } from './actions.ts';
import { MaterialsScreen, type ScannerState } from './screen.tsx';
import { useArchive } from './use-archive.ts';
import { WORDS } from './words.ts';

export const materials: Step = {
  name: 'materials',
  title: WORDS['step.materials'],
  applies: ({ item, draft }) => item === null || papersOf(item, draft).length !== 0,
  mends: ({ field }, { item }) => item !== null && isPaper(item, field),
  show: (props) => <MaterialsStep {...props} />,
};

function MaterialsStep(props: StepProps) {
  const failures = useFailures();
  const client = useClient();
  const scanner = scannerOf(useKiosk().status);
  const { matter, send } = props;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const { item, draft } = matter;
  const archive = useArchive(formDraft(draft), (changed) => send({ type: 'DRAFT', draft: changed }));
  if (!item || !draft || !('materials' in draft)) return null;
  const change = async (work: ReturnType<typeof client.preReview.setOriginal>) => {
    setBusy(true);
    setFailed(false);
    try {
      const answer = await work;
      if (answer.outcome === 'saved') send({ type: 'DRAFT', draft: answer.draft });
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  const actions: MaterialActions = {
    addPage: async (archiveKey, jpeg, from) => {
      const answer = await client.preReview.addPage({ archiveKey, jpeg, from });
      if (answer.outcome === 'saved') {
        send({ type: 'DRAFT', draft: answer.draft });
        return null;
      }
      return answer.problems[0] ?? { field: archiveKey, code: 'photo-missing' };
    },
    removePage: (archiveKey, pageId) => change(client.preReview.removePage({ archiveKey, pageId })),
    setOriginal: (archiveKey, original) => change(client.preReview.setOriginal({ archiveKey, original })),
    ...(signedDraft(draft) && {
      setLater: (archiveKey: string, later: boolean) =>
        change(client.preReview.setLater({ archiveKey, later })),
    }),
    loadPage: (archiveKey, pageId) => client.preReview.page({ archiveKey, pageId }),
    receive: (archiveKey) => ({
      events: (signal) => client.phoneUpload.receive({ archiveKey }, { signal }),
      picture: () => client.phoneUpload.picture(),
    }),
    scan: (signal) => client.paperScan.scan(undefined, { signal }),
  };
  return (
    <MaterialsScreen
      materials={papersOf(item, draft)}
      remarkOf={(archiveKey) => remarkOf(draft, archiveKey, (sha256) => client.correction.page({ sha256 }))}
      readBy={(material) => readHere(material, draft)}
      states={draft.materials}
      problems={matter.problems}
      busy={busy}
      failure={failed ? failures.again : null}
      actions={actions}
      about={{ purpose: purposeOf(item), item: item.name, department: item.departmentName }}
      archive={archive ?? undefined}
      scanner={scanner}
      onDone={() => send({ type: 'NEXT' })}
    />
  );
}

/** Null: the matter hands in no papers. */
const formDraft = (draft: Draft | null): FormDraft | null => (draft && 'materials' in draft ? draft : null);

/** How the document scanner stands to who hands in papers; null: this kiosk has none. */
function scannerOf(status: KioskStatus | null): ScannerState {
  const scanner = status?.devices.find(({ device }) => device === 'document-scanner');
  if (!scanner || scanner.state === 'off') return null;
  return scanner.state === 'ready' || scanner.state === 'busy' ? 'ready' : 'away';
}

/** What the reviewer said of a paper; null: nothing. */
function remarkOf(
  draft: FormDraft,
  archiveKey: string,
  load: (sha256: string) => Promise<Blob | null>,
): ReactNode {
  const remark = mendingOf(draft)?.materials.find((each) => each.archiveKey === archiveKey);
  return remark ? <Remark words={remark.words} pages={remark.pages} load={load} /> : null;
}
