/** What is signed for at the end of a self-test. */
import type { Ink } from '../../../../main/core/model/signature.ts';
import type { SelfTestRun } from '../../../../main/core/self-test/contract.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import { SignPage } from '../common/sign-page.tsx';
import { WORDS } from './words/words.ts';

export function ReportScreen(props: {
  run: SelfTestRun;
  busy: boolean;
  message: string | null;
  onSign: (ink: Ink) => void;
  onBack: () => void;
}) {
  const t = useWords(WORDS);
  const { run, ...rest } = props;
  const count = (outcome: 'yes' | 'no' | 'skipped') =>
    run.results.filter((result) => result.outcome === outcome).length;
  return (
    <SignPage
      {...rest}
      title={t('test.signTitle')}
      about={
        <p>{t('test.signAbout', { passed: count('yes'), failed: count('no'), skipped: count('skipped') })}</p>
      }
      done={t('test.finish')}
    />
  );
}
