/** Whose badges are enrolled. */
import { useState } from 'react';
import type { Technician } from '../../../../main/core/model/technician.ts';
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { SectionPage, type SectionProps } from '../common/section.tsx';
import { useMoment } from '../common/use-moment.ts';
import { WORDS } from './words.ts';
import './technicians.css';

export function ListScreen(
  props: Pick<SectionProps, 'message' | 'onBack' | 'busy'> & {
    technicians: readonly Technician[];
    onAdd: () => void;
    onStrikeOff: (number: string) => void;
  },
) {
  const t = useWords(WORDS);
  const moment = useMoment();
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <SectionPage
      section={props}
      title={WORDS['technicians.title']}
      lead={t('technicians.lead')}
      primary={{ label: t('technicians.add'), onPress: props.onAdd }}
    >
      {props.technicians.length === 0 && <p className="empty">{t('technicians.none')}</p>}
      {props.technicians.map(({ number, enrolledAt }) => (
        <section className="panel technician-line" key={number} aria-label={number}>
          <div>
            <h2>
              {t('technicians.number')} {number}
            </h2>
            <p>{t('technicians.since', { at: moment(enrolledAt) })}</p>
          </div>
          <Button
            className="button button-small"
            isDisabled={props.busy}
            onPress={() => {
              if (asked === number) props.onStrikeOff(number);
              setAsked(asked === number ? null : number);
            }}
          >
            {t(asked === number ? 'technicians.sure' : 'technicians.strikeOff')}
          </Button>
        </section>
      ))}
    </SectionPage>
  );
}
