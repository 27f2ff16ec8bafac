/** Who is here, without a card: a typed name and number; one after the other in 长辈版 and with low controls. */
import { useState } from 'react';
import { idNumberProblem } from '../../../main/core/model/id-number.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { Entry } from '../../components/entry.tsx';
import { groupId } from '../../components/group-digits.ts';
import { Page } from '../../components/page.tsx';
import { PERSON_WORDS } from '../../components/person.words.ts';
import { useProblemText } from '../../components/problem-text.ts';
import { ChineseKeyboard } from '../../input/chinese-keyboard.tsx';
import { NumberPad } from '../../input/keypads.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';

const TEXTS = { ...COMMON_WORDS, ...PERSON_WORDS, ...WORDS };

const NAME_LENGTH_MAX = 60;
const ID_LENGTH = 18;

interface TypedIdentityProps {
  busy: boolean;
  failure: string | null;
  problems: readonly FieldProblem[];
  /** To the card. */
  onBack: () => void;
  onEnter: (name: string, idNumber: string) => void;
}

type Part = 'name' | 'id';

export function TypedIdentityScreen(props: TypedIdentityProps) {
  const t = useWords(TEXTS);
  const { modes } = useKiosk();
  const oneByOne = modes.elder || modes.low;
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [active, setActive] = useState<Part>('name');
  const isNamed = name.trim() !== '';
  const typeName = (text: string) => setName(text.slice(0, NAME_LENGTH_MAX));
  const typeId = (text: string) => setIdNumber(idCharacters(text));
  return (
    <Page
      title={t(oneByOne ? (active === 'name' ? 'typed.nameTitle' : 'typed.idTitle') : 'typed.title')}
      lead={t('typed.lead')}
      prompt={PROMPTS.typed}
      onBack={oneByOne && active === 'id' ? () => setActive('name') : props.onBack}
      primary={
        oneByOne && active === 'name'
          ? { label: t('nav.next'), onPress: () => setActive('id'), isDisabled: !isNamed }
          : {
              label: t('nav.next'),
              onPress: () => props.onEnter(name.trim(), idNumber),
              isDisabled: !isNamed || idNumberProblem(idNumber) !== null,
              busy: props.busy,
            }
      }
      failure={props.failure}
      fixed
      className="with-dock"
    >
      <div className="entries">
        {(!oneByOne || active === 'name') && (
          <NameEntry
            value={name}
            isActive={active === 'name'}
            problems={props.problems}
            onActivate={() => setActive('name')}
            onChange={typeName}
          />
        )}
        {(!oneByOne || active === 'id') && (
          <IdEntry
            value={idNumber}
            isActive={active === 'id'}
            problems={props.problems}
            onActivate={() => setActive('id')}
            onChange={typeId}
          />
        )}
      </div>
      <div className="dock">
        {active === 'name' ? (
          <ChineseKeyboard personName value={name} onChange={typeName} />
        ) : (
          <NumberPad value={idNumber} onChange={typeId} extra="X" />
        )}
      </div>
    </Page>
  );
}

interface PartProps {
  value: string;
  isActive: boolean;
  problems: readonly FieldProblem[];
  onActivate: () => void;
  onChange: (text: string) => void;
}

function NameEntry({ problems, ...entry }: PartProps) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const refused = problems.find(({ field }) => field === 'name');
  return (
    <Entry
      {...entry}
      label={t('confirm.name')}
      placeholder={t('typed.nameHint')}
      required
      problem={refused ? problemText(refused) : null}
    />
  );
}

function IdEntry({ problems, value, ...entry }: PartProps) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const refused = problems.find(({ field }) => field === 'idNumber');
  // While it is being typed it is not wrong, only short.
  const wrong = value.length === ID_LENGTH ? idNumberProblem(value) : null;
  return (
    <Entry
      {...entry}
      label={t('confirm.id')}
      value={groupId(value)}
      placeholder={t('typed.idHint')}
      required
      problem={wrong ? problemText({ code: wrong }) : refused ? problemText(refused) : null}
    />
  );
}

function idCharacters(text: string): string {
  return text
    .replace(/[^\dXx]/g, '')
    .toUpperCase()
    .slice(0, ID_LENGTH);
}
