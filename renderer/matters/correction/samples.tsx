/** Samples of what only a correction shows. */

import { toMend } from '../../../main/core/forms/mending.ts';
import { purposeOf } from '../../../main/core/forms/origin.ts';
import { Remark } from '../../components/remark.tsx';
import { correctionDraft, item, mending, receipt } from '../../samples/facts.ts';
import { drawnPaper } from '../../samples/paper.ts';
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { confirmSample } from '../../steps/confirm/samples.tsx';
import { DELIVERED, DoneSample } from '../../steps/done/samples.tsx';
import { FormScreen } from '../../steps/form/screen.tsx';
import { CardSample } from '../../steps/identify/samples.tsx';
import { MaterialsScreen } from '../../steps/materials/screen.tsx';
import { DONE } from './matter.ts';
import { WORDS } from './words.ts';

const at = (step: string) => ({ kind: 'correction', step }) as const;
const [paper] = mending.materials;
const yes = async () => true;
const noProblem = async () => null;

export const SAMPLES: readonly Sample[] = [
  {
    name: 'correctCard',
    bar: at('identify'),
    show: () => <CardSample event={{ state: 'present-card' }} lead={WORDS['card.leadCorrect']} />,
  },
  {
    name: 'correctForm',
    bar: at('form'),
    show: () => (
      <FormScreen
        {...IDLE}
        item={item}
        partsOf={(answers) => toMend(item, mending, answers).parts}
        remarkOf={(key) => mending.fields.find((field) => field.key === key)?.words ?? null}
        answers={mending.answers}
        typed={{}}
        prefilled={{}}
        applicant={correctionDraft.applicant}
        concerned={correctionDraft.applicant}
        refused={[]}
        startAt={null}
        isMending={false}
        onSave={yes}
        onAddRecord={yes}
        onRemoveRecord={yes}
        onBack={nothing}
        onDone={nothing}
      />
    ),
  },
  {
    name: 'correctMaterials',
    bar: at('materials'),
    show: () => (
      <MaterialsScreen
        {...IDLE}
        materials={toMend(item, mending, mending.answers).materials}
        states={[]}
        problems={[]}
        remarkOf={() => paper && <Remark words={paper.words} pages={paper.pages} load={drawnPaper} />}
        actions={{
          addPage: noProblem,
          loadPage: noProblem,
          removePage: async () => undefined,
          setOriginal: async () => undefined,
          receive: () => ({ events: () => new Promise<never>(nothing), picture: async () => null }),
          scan: async () => ({ outcome: 'failed', problem: 'failed' }),
        }}
        about={{ purpose: purposeOf(item), item: item.name, department: item.departmentName }}
        onDone={nothing}
      />
    ),
  },
  confirmSample('correctConfirm', { service: WORDS['correct.service'], draft: correctionDraft }),
  {
    name: 'corrected',
    bar: at('done'),
    show: () => (
      <DoneSample
        options={DONE}
        receipt={{ ...receipt, kind: 'correction', appointment: null }}
        delivery={{ ...DELIVERED, caseNo: mending.caseNo, caseState: 'pending' }}
        phone={null}
      />
    ),
  },
];
