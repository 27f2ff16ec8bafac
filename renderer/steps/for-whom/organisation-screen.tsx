/** Which organisation: its code and its name, scanned or typed; one after the other in 长辈版 and with low controls. */
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { cutText } from '../../../main/core/model/text.ts';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { Entry } from '../../components/entry.tsx';
import type { Failure } from '../../components/failure.ts';
import { Page } from '../../components/page.tsx';
import { useProblemText } from '../../components/problem-text.ts';
import { ChineseKeyboard } from '../../input/chinese-keyboard.tsx';
import { CreditCodePad } from '../../input/keypads.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';

const TEXTS = { ...COMMON_WORDS, ...WORDS };

const CODE_LENGTH = 18;
const NAME_LENGTH_MAX = 60;

export interface EnteredName {
  uscc: string;
  name: string;
}
export type OrganisationPart = 'code' | 'name';

export function OrganisationScreen(props: {
  entered: EnteredName;
  active: OrganisationPart;
  problems: readonly FieldProblem[];
  /** What came of scanning a licence. */
  notice: string | null;
  failure: Failure | null;
  onActivate: (part: OrganisationPart) => void;
  onChange: (entered: EnteredName) => void;
  onBack: (() => void) | undefined;
  onNext: () => void;
}) {
  const t = useWords(TEXTS);
  const { modes } = useKiosk();
  const { entered, active, onActivate, onChange } = props;
  const oneByOne = modes.elder || modes.low;
  const shows = (part: OrganisationPart) => !oneByOne || active === part;
  const isCodeWhole = entered.uscc.length === CODE_LENGTH;
  const asksName = oneByOne && active === 'code';
  return (
    <Page
      title={t(oneByOne ? `whom.${active}Title` : 'whom.organisationTitle')}
      lead={props.notice ?? t('whom.organisationLead')}
      prompt={PROMPTS.whomOrganisation}
      onBack={oneByOne && active === 'name' ? () => onActivate('code') : props.onBack}
      primary={{
        label: t('nav.next'),
        onPress: asksName ? () => onActivate('name') : props.onNext,
        isDisabled: !isCodeWhole || (!asksName && entered.name.trim().length < 2),
      }}
      failure={props.failure}
      deadEnd={props.problems.length > 0 ? 'answer-refused' : null}
      fixed
      className="with-dock"
    >
      <div className="entries">
        {shows('code') && (
          <Part
            {...props}
            field="uscc"
            value={entered.uscc}
            isActive={active === 'code'}
            label={t('whom.code')}
            hint={t('whom.codeHint')}
            onActivate={() => onActivate('code')}
            onChange={(text) => onChange({ ...entered, uscc: codeCharacters(text) })}
          />
        )}
        {shows('name') && (
          <Part
            {...props}
            field="orgName"
            value={entered.name}
            isActive={active === 'name'}
            label={t('whom.name')}
            hint={t('whom.nameHint')}
            onActivate={() => onActivate('name')}
            onChange={(text) => onChange({ ...entered, name: cutText(text, NAME_LENGTH_MAX) })}
          />
        )}
      </div>
      <div className="dock">
        {active === 'code' ? (
          <CreditCodePad
            value={entered.uscc}
            onChange={(text) => onChange({ ...entered, uscc: codeCharacters(text) })}
          />
        ) : (
          <ChineseKeyboard
            value={entered.name}
            onChange={(text) => onChange({ ...entered, name: cutText(text, NAME_LENGTH_MAX) })}
          />
        )}
      </div>
    </Page>
  );
}

function Part(props: {
  field: 'uscc' | 'orgName';
  value: string;
  isActive: boolean;
  label: string;
  hint: string;
  problems: readonly FieldProblem[];
  onActivate: () => void;
  onChange: (text: string) => void;
}) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const problem = props.problems.find(({ field }) => field === props.field);
  return (
    <Entry
      label={props.label}
      value={props.value}
      placeholder={props.hint}
      required
      isActive={props.isActive}
      problem={problem ? (problem.code === 'uscc-doubt' ? t('whom.doubt') : problemText(problem)) : null}
      onActivate={props.onActivate}
      onChange={props.onChange}
    />
  );
}

function codeCharacters(text: string): string {
  return text
    .replace(/[^\dA-Za-z]/g, '')
    .toUpperCase()
    .slice(0, CODE_LENGTH);
}
