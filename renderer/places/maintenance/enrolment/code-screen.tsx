/** Asks for the one-time code, in its groups of four; the way by a stick beside it. */
import { SigningSuiteName } from '../../../../main/core/model/signing-suite-name.ts';
import { Button } from '../../../components/button.tsx';
import { Page } from '../../../components/page.tsx';
import { DocumentPad } from '../../../input/keypads.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { Choices } from '../common/choices.tsx';
import { COMMON } from '../common/common.words.ts';
import '../common/maintenance.css';
import './enrolment.css';
import { WORDS } from './words.ts';

const TEXTS = { ...COMMON, ...WORDS };

const GROUP = 4;
const LENGTH = 5 * GROUP;

export function CodeScreen(props: {
  kioskId: string;
  platformUrl: string;
  /** As typed, without hyphens. */
  code: string;
  suite: SigningSuiteName;
  busy: boolean;
  message: string | null;
  onCode: (code: string) => void;
  onSuite: (suite: SigningSuiteName) => void;
  onEnrol: () => void;
  onStick: () => void;
  onBack: () => void;
}) {
  const t = useWords(TEXTS);
  const { kioskId, platformUrl, code, suite, busy } = props;
  return (
    <Page
      title={t('enrolment.title')}
      lead={t('enrolment.lead', { kioskId, platformUrl })}
      onBack={props.onBack}
      backLabel={t('console.toOverview')}
      primary={{
        label: t('enrolment.do'),
        onPress: props.onEnrol,
        busy,
        isDisabled: code.length < LENGTH,
      }}
      notice={props.message}
      fixed
      className="with-dock maintenance"
    >
      <div className="entries enrolment">
        <p>{t('enrolment.how')}</p>
        <output className="closing-number enrolment-code" aria-label={t('enrolment.code')}>
          {groupsOf(code).map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the five places stand where they are
            <span key={at} className={group ? undefined : 'enrolment-empty'}>
              {group || '____'}
            </span>
          ))}
        </output>
        <Choices
          label={t('enrolment.suite')}
          chosen={suite}
          choices={SigningSuiteName.options.map((each) => [each, t(`enrolment.suite.${each}`)])}
          onChoose={props.onSuite}
        />
        <div className="maintenance-actions">
          <Button className="button button-quiet" isDisabled={busy} onPress={props.onStick}>
            {t('enrolment.stick')}
          </Button>
        </div>
      </div>
      <div className="dock">
        <DocumentPad value={code} onChange={(typed) => props.onCode(typed.slice(0, LENGTH))} />
      </div>
    </Page>
  );
}

/** All five, those not typed yet empty. */
function groupsOf(code: string): string[] {
  return Array.from({ length: LENGTH / GROUP }, (_, at) => code.slice(at * GROUP, (at + 1) * GROUP));
}
