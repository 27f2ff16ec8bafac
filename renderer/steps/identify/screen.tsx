/** Who is here: the card on the reader, or a typed name and number. */
import { useState } from 'react';
import type { CardEvent } from '../../../main/core/identity/contract.ts';
import type { Applicant } from '../../../main/core/model/draft.ts';
import { idNumberProblem } from '../../../main/core/model/id-number.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { Button } from '../../components/button.tsx';
import { CardPicture } from '../../components/card-picture.tsx';
import { Entry } from '../../components/entry.tsx';
import { groupId, maskId } from '../../components/mask.ts';
import { Page } from '../../components/page.tsx';
import { problemText } from '../../components/problem-text.ts';
import { ChineseKeyboard } from '../../input/chinese-keyboard.tsx';
import { NumberPad } from '../../input/keypads.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';

export function CardScreen(props: {
  event: CardEvent | null;
  applicant: Applicant | null;
  /** What the card is read for. */
  lead: string;
  onType: () => void;
  onAgain: () => void;
  onNext: () => void;
}) {
  const { t, status } = useKiosk();
  const scans = status?.devices.some(({ device, state }) => device === 'scanner' && state === 'ready');
  const { applicant, event } = props;
  const photo = applicant && event?.state === 'identified' ? event.photo : null;
  const state = applicant ? 'identified' : (event?.state ?? 'present-card');
  const words = (() => {
    if (applicant)
      return {
        title: t('card.identified'),
        text: t(applicant.source === 'e-id' ? 'card.identifiedCode' : 'card.identifiedText'),
      };
    if (event?.state === 'reading') return { title: t('card.reading'), text: t('card.readingText') };
    if (event?.state === 'present-again')
      return { title: t('card.again'), text: t(`card.again.${event.reason}`) };
    if (event?.state === 'reader-unavailable')
      return { title: t('card.unavailable'), text: t('card.unavailableText') };
    if (event?.state === 'checking-code') return { title: t('card.checking'), text: t('card.checkingText') };
    if (event?.state === 'code-refused')
      return { title: t('card.code'), text: t(`card.code.${event.reason}`) };
    if (event?.state === 'refused')
      return { title: t('card.refused'), text: t(`card.refused.${event.reason}`) };
    return { title: t('card.present'), text: t('card.presentText'), code: t('card.presentCode') };
  })();
  return (
    <Page
      title={t('card.title')}
      lead={props.lead}
      primary={applicant ? { label: t('card.correct'), onPress: props.onNext } : undefined}
      fixed
      prompt={applicant ? 'cardRead' : state === 'refused' ? 'cardRefused' : 'card'}
      className="identify"
    >
      <div className={`card-state card-state-${state}`} role="status">
        {photo ? (
          <img className="card-photo" src={`data:image/bmp;base64,${photo}`} alt={t('card.photo')} />
        ) : (
          <CardPicture state={state} />
        )}
        <div className="card-words">
          <h2>{words.title}</h2>
          <p>{words.text}</p>
          {scans && words.code && <p>{words.code}</p>}
          {applicant && (
            <dl className="facts">
              <dt>{t('confirm.name')}</dt>
              <dd className="strong">{applicant.name}</dd>
              <dt>{t('confirm.id')}</dt>
              <dd className="strong">{maskId(applicant.idNumber)}</dd>
            </dl>
          )}
        </div>
      </div>
      <div className="card-ways">
        {(applicant || event?.state === 'refused') && (
          <Button className="button button-quiet" onPress={props.onAgain}>
            {t('card.readAgain')}
          </Button>
        )}
        <Button className="button button-quiet" onPress={props.onType}>
          {t('card.type')}
        </Button>
      </div>
    </Page>
  );
}

export function TypedIdentityScreen(props: {
  busy: boolean;
  failure: string | null;
  problems: readonly FieldProblem[];
  onEnter: (name: string, idNumber: string) => void;
}) {
  const { t, modes } = useKiosk();
  const one = modes.elder || modes.low;
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [active, setActive] = useState<'name' | 'id'>('name');
  const idProblem = idNumberProblem(idNumber);
  const nameRefused = props.problems.find((problem) => problem.field === 'name');
  const idRefused = props.problems.find((problem) => problem.field === 'idNumber');
  const type = (text: string) =>
    setIdNumber(
      text
        .replace(/[^\dXx]/g, '')
        .toUpperCase()
        .slice(0, 18),
    );
  return (
    <Page
      title={t(one ? (active === 'name' ? 'typed.nameTitle' : 'typed.idTitle') : 'typed.title')}
      lead={t('typed.lead')}
      prompt="typed"
      onBack={one && active === 'id' ? () => setActive('name') : undefined}
      primary={
        one && active === 'name'
          ? { label: t('nav.next'), onPress: () => setActive('id'), isDisabled: name.trim() === '' }
          : {
              label: t('nav.next'),
              onPress: () => props.onEnter(name.trim(), idNumber),
              isDisabled: name.trim() === '' || idProblem !== null,
              busy: props.busy,
            }
      }
      failure={props.failure}
      fixed
      className="with-dock"
    >
      <div className="entries">
        {(!one || active === 'name') && (
          <Entry
            label={t('confirm.name')}
            value={name}
            placeholder={t('typed.nameHint')}
            required
            isActive={active === 'name'}
            problem={nameRefused ? problemText(t, nameRefused) : null}
            onActivate={() => setActive('name')}
            onChange={(text) => setName(text.slice(0, 60))}
          />
        )}
        {(!one || active === 'id') && (
          <Entry
            label={t('confirm.id')}
            value={groupId(idNumber)}
            placeholder={t('typed.idHint')}
            required
            isActive={active === 'id'}
            problem={
              idNumber.length === 18 && idProblem
                ? t(`problem.${idProblem}`)
                : idRefused
                  ? problemText(t, idRefused)
                  : null
            }
            onActivate={() => setActive('id')}
            onChange={type}
          />
        )}
      </div>
      <div className="dock">
        {active === 'name' ? (
          <ChineseKeyboard personName value={name} onChange={(text) => setName(text.slice(0, 60))} />
        ) : (
          <NumberPad value={idNumber} onChange={type} extra="X" />
        )}
      </div>
    </Page>
  );
}
