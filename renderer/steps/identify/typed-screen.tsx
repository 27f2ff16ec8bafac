/** Who is here, without a card: a typed name and number; one after the other in 长辈版 and with low controls. */
import { useState } from 'react';
import type { EnteredIdentity } from '../../../main/core/identity/contract.ts';
import type { NumberProblem, Today } from '../../../main/core/model/documents/document.ts';
import { documentNamed, normalNumber, numberProblem } from '../../../main/core/model/documents/index.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { cutText } from '../../../main/core/model/text.ts';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { Entry } from '../../components/entry.tsx';
import type { Failure } from '../../components/failure.ts';
import { groupId } from '../../components/group-digits.ts';
import { Page } from '../../components/page.tsx';
import { PERSON_WORDS } from '../../components/person.words.ts';
import { useProblemText } from '../../components/problem-text.ts';
import { ChineseKeyboard } from '../../input/chinese-keyboard.tsx';
import { DocumentBoard } from '../../input/document-board.tsx';
import { DocumentPad, NumberPad } from '../../input/keypads.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useToday } from '../../kiosk/use-today.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';

const TEXTS = { ...COMMON_WORDS, ...PERSON_WORDS, ...WORDS };

const NAME_LENGTH_MAX = 60;
const ID_LENGTH = 18;

/**
 * What a person may have at hand, and how its number is typed. Without `document` the number itself tells which card it is of.
 */
const WAYS = {
  card: { letters: false },
  permanent: { letters: true },
  passport: { letters: true, document: 'passport' },
  'hk-macao': { letters: true, document: 'hk-macao-pass' },
  taiwan: { letters: true, document: 'taiwan-pass' },
} as const satisfies Record<string, { letters: boolean; document?: EnteredIdentity['document'] }>;
type Way = keyof typeof WAYS;

function problemOf(number: string, way: Way, today: Today): NumberProblem | null {
  const chosen = WAYS[way];
  return 'document' in chosen
    ? documentNamed(chosen.document).problem(normalNumber(number), today)
    : numberProblem(number, today);
}

type Part = 'name' | 'id';

interface TypedIdentityProps {
  busy: boolean;
  failure: Failure | null;
  problems: readonly FieldProblem[];
  /** Whose: one's own where a principal comes later, or the principal's. Without it: one's own. */
  whose?: 'agent' | 'principal';
  /** To the card. */
  onBack: () => void;
  onEnter: (entered: EnteredIdentity) => void;
  /** Where it begins; the gallery shows both. */
  start?: Part;
}

export function TypedIdentityScreen(props: TypedIdentityProps) {
  const t = useWords(TEXTS);
  const { modes } = useKiosk();
  const oneByOne = modes.elder || modes.low;
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [way, setWay] = useState<Way>('card');
  const [active, setActive] = useState<Part>(props.start ?? 'name');
  const today = useToday();
  const wrong = problemOf(idNumber, way, today);
  const isNamed = name.trim() !== '';
  // While it is being typed it is not wrong, only short.
  const wrongId = idNumber.length === ID_LENGTH ? wrong : null;
  const typeName = (text: string) => setName(cutText(text, NAME_LENGTH_MAX));
  const typeId = (text: string) => setIdNumber(idCharacters(text));
  return (
    <Page
      title={t(titleOf(oneByOne ? active : null, props.whose === 'principal'))}
      lead={t(LEADS[props.whose ?? 'oneself'])}
      prompt={props.whose === 'principal' ? PROMPTS.typedPrincipal : PROMPTS.typed}
      onBack={oneByOne && active === 'id' ? () => setActive('name') : props.onBack}
      primary={
        oneByOne && active === 'name'
          ? { label: t('nav.next'), onPress: () => setActive('id'), isDisabled: !isNamed }
          : {
              label: t('nav.next'),
              onPress: () => props.onEnter({ name: name.trim(), idNumber, ...documentOfWay(way) }),
              isDisabled: !isNamed || wrong !== null,
              busy: props.busy,
            }
      }
      failure={props.failure}
      deadEnd={wrongId || props.problems.length > 0 ? 'identity-refused' : null}
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
            wrong={wrongId}
            onActivate={() => setActive('id')}
            onChange={typeId}
          />
        )}
      </div>
      <div className="dock">
        {active === 'name' ? (
          <ChineseKeyboard personName value={name} onChange={typeName} />
        ) : (
          <NumberKeys way={way} onWay={setWay} value={idNumber} onChange={typeId} />
        )}
      </div>
    </Page>
  );
}

const LEADS = {
  oneself: 'typed.lead',
  agent: 'typed.leadAgent',
  principal: 'typed.leadPrincipal',
} as const;

/** `part`: where they are asked for one after the other. */
function titleOf(part: Part | null, isPrincipals: boolean) {
  if (part === 'name') return isPrincipals ? 'typed.nameTitlePrincipal' : 'typed.nameTitle';
  if (part === 'id') return isPrincipals ? 'typed.idTitlePrincipal' : 'typed.idTitle';
  return isPrincipals ? 'typed.titlePrincipal' : 'typed.title';
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

function IdEntry({ problems, wrong, value, ...entry }: PartProps & { wrong: NumberProblem | null }) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const refused = problems.find(({ field }) => field === 'idNumber');
  return (
    <Entry
      {...entry}
      label={t('confirm.id')}
      value={/^\d/.test(value) ? groupId(value) : value}
      placeholder={t('typed.idHint')}
      required
      problem={wrong ? problemText({ code: wrong }) : refused ? problemText(refused) : null}
    />
  );
}

function NumberKeys(props: {
  way: Way;
  onWay: (way: Way) => void;
  value: string;
  onChange: (text: string) => void;
}) {
  const t = useWords(TEXTS);
  const { way, onWay, ...pad } = props;
  const ways = Object.keys(WAYS) as Way[];
  return (
    <DocumentBoard
      choices={ways.map((each) => ({
        word: t(`typed.way.${each}`),
        isChosen: each === way,
        onPress: () => onWay(each),
      }))}
    >
      {WAYS[way].letters ? <DocumentPad {...pad} /> : <NumberPad {...pad} extra="X" />}
    </DocumentBoard>
  );
}

function documentOfWay(way: Way): Pick<EnteredIdentity, 'document'> {
  const chosen = WAYS[way];
  return 'document' in chosen ? { document: chosen.document } : {};
}

function idCharacters(text: string): string {
  return text
    .replace(/[^\dA-Za-z]/g, '')
    .toUpperCase()
    .slice(0, ID_LENGTH);
}
