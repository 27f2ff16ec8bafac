/** The inspection round: each point well or not, one fixed remark, and the technician's signature. */
import { useState } from 'react';
import {
  INSPECTION_POINTS,
  type Inspection,
  type InspectionPoint,
  InspectionRemark,
} from '../../../../main/core/model/duty.ts';
import type { Ink } from '../../../../main/core/model/signature.ts';
import { Page } from '../../../components/page.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { Choices } from '../common/choices.tsx';
import { SignPage } from '../common/sign-page.tsx';
import '../common/maintenance.css';
import { WORDS } from './words.ts';
import './duty.css';

export function RoundScreen(props: {
  busy: boolean;
  message: string | null;
  onSign: (round: Omit<Inspection, 'at'> & { ink: Ink }) => void;
  onBack: () => void;
}) {
  const t = useWords(WORDS);
  const [points, setPoints] = useState<Partial<Record<InspectionPoint, boolean>>>({});
  const [remark, setRemark] = useState<InspectionRemark>('none');
  const [signs, setSigns] = useState(false);
  const seen = INSPECTION_POINTS.filter((point) => points[point] !== undefined);
  if (signs) {
    const wrong = seen.filter((point) => !points[point]).map((point) => t(`point.${point}`));
    return (
      <SignPage
        title={t('duty.round')}
        about={<p>{wrong.length === 0 ? t('duty.well') : `${t('duty.notWell')}：${wrong.join('、')}`}</p>}
        done={t('duty.save')}
        busy={props.busy}
        message={props.message}
        onSign={(ink) => props.onSign({ points: points as Inspection['points'], remark, ink })}
        onBack={() => setSigns(false)}
      />
    );
  }
  return (
    <Page
      title={t('duty.round')}
      lead={t('duty.roundLead')}
      onBack={props.onBack}
      primary={{
        label: t('duty.sign'),
        onPress: () => setSigns(true),
        isDisabled: seen.length < INSPECTION_POINTS.length,
      }}
      notice={props.message}
      className="maintenance"
    >
      <div className="panel round">
        {INSPECTION_POINTS.map((point) => (
          <Choices
            key={point}
            label={t(`point.${point}`)}
            chosen={points[point] ?? null}
            choices={[
              [true, t('duty.well')],
              [false, t('duty.notWell')],
            ]}
            onChoose={(isWell) => setPoints({ ...points, [point]: isWell ?? false })}
          />
        ))}
      </div>
      <Choices
        label={t('duty.remark')}
        chosen={remark}
        choices={InspectionRemark.options.map((each) => [each, t(`remark.${each}`)])}
        onChoose={setRemark}
      />
    </Page>
  );
}
