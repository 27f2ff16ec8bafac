/** The number that the result is told to: by SMS, or by a call where it is a landline. */
import { useState } from 'react';
import { getsSms, isHopeless, isPhone, PHONE_LENGTH_MAX } from '../../../main/core/model/phone.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { Entry } from '../../components/entry.tsx';
import type { Failure } from '../../components/failure.ts';
import { groupPhone } from '../../components/group-digits.ts';
import { Page } from '../../components/page.tsx';
import { PERSON_WORDS } from '../../components/person.words.ts';
import { useProblemText } from '../../components/problem-text.ts';
import { NumberPad } from '../../input/keypads.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './phone.css';

const TEXTS = { ...COMMON_WORDS, ...PERSON_WORDS, ...WORDS };

export function PhoneScreen(props: {
  phone: string;
  busy: boolean;
  failure: Failure | null;
  problems: readonly FieldProblem[];
  onPhone: (phone: string) => void;
}) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const [phone, setPhone] = useState(props.phone);
  const type = (text: string) => setPhone(text.replace(/[^\d+\-转#]/g, '').slice(0, PHONE_LENGTH_MAX));
  const isMobileSoFar = /^1\d*$/.test(phone);
  const isCalled = isPhone(phone) && !getsSms(phone);
  const refused = props.problems[0];
  const wrong = isHopeless(phone);
  return (
    <Page
      title={t('phone.title')}
      lead={isCalled ? undefined : t('phone.lead')}
      primary={{
        label: t('nav.next'),
        onPress: () => props.onPhone(phone),
        isDisabled: !isPhone(phone),
        busy: props.busy,
      }}
      failure={props.failure}
      deadEnd={wrong || refused ? 'answer-refused' : null}
      fixed
      prompt={PROMPTS.phone}
      className="with-dock phone"
    >
      <div className="entries">
        <Entry
          label={t('confirm.phone')}
          value={isMobileSoFar ? groupPhone(phone) : phone}
          placeholder={t('phone.hint')}
          required
          isActive
          problem={wrong ? problemText({ code: 'phone' }) : refused ? problemText(refused) : null}
          onActivate={() => undefined}
          onChange={type}
        />
        {isCalled ? (
          <p className="notice notice-soft" role="status">
            {t('phone.called')}
          </p>
        ) : (
          <p className="aside">{t('phone.use')}</p>
        )}
      </div>
      <div className="dock">
        <NumberPad value={phone} onChange={type} extra="-" />
      </div>
    </Page>
  );
}
