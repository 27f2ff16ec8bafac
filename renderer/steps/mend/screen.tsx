/** What is to be mended: each thing in the reviewer's words, papers with the marks, until when; and the same on paper. */
import { type ThingToMend, thingsToMend } from '../../../main/core/forms/mending.ts';
import { daysUntil } from '../../../main/core/model/hall/days.ts';
import type { ItemDetail } from '../../../main/core/model/item.ts';
import type { Mending, Refusal } from '../../../main/core/model/review.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { longDate } from '../../components/long-date.ts';
import { Page } from '../../components/page.tsx';
import { Paged } from '../../components/paged.tsx';
import { Remark } from '../../components/remark.tsx';
import type { Language } from '../../i18n/languages.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useToday } from '../../kiosk/use-today.ts';
import { useWords } from '../../kiosk/use-words.ts';
import type { Printing } from '../../machines/print/use-printing.ts';
import { PROMPTS, WORDS } from './words.ts';
import './mend.css';
import '../../components/printing-panel.css';

export function MendScreen(props: {
  item: ItemDetail;
  mending: Mending;
  printing: Printing;
  loadPage: (sha256: string) => Promise<Blob | null>;
  onPrint: () => void;
  onNext: () => void;
}) {
  const t = useWords(WORDS);
  const { modes, language } = useKiosk();
  const things = thingsToMend(props.item, props.mending);
  const lead = useLastDay(props.mending.until, language);
  const list = (some: readonly ThingToMend[]) => (
    <ul className="mend-list">
      {some.map(({ key, name, isPaper, words, pages }) => (
        <li key={key} className="panel mend-thing">
          <h2>
            <span className="tag tag-strong">{t(isPaper ? 'mend.paper' : 'mend.answer')}</span>
            {name}
          </h2>
          <Remark words={words} pages={pages} load={props.loadPage} />
        </li>
      ))}
    </ul>
  );
  return (
    <Page
      title={t('mend.title', { count: things.length })}
      lead={lead}
      prompt={PROMPTS.mend}
      primary={{ label: t('mend.begin'), onPress: props.onNext }}
      deadEnd={isUnprinted(props.printing) ? 'notice-not-printed' : null}
      className="mend"
    >
      {modes.elder ? (
        <Paged items={things} perPage={1}>
          {list}
        </Paged>
      ) : (
        list(things)
      )}
      <Notice printing={props.printing} onPrint={props.onPrint} />
    </Page>
  );
}

function Notice({ printing, onPrint }: { printing: Printing; onPrint: () => void }) {
  const t = useWords(WORDS);
  const answer = printing.state === 'answered' ? printing.answer : null;
  const failed = answer?.outcome === 'not-printed';
  const said = (() => {
    if (printing.state === 'printing') return t('mend.printing');
    if (failed) return t('mend.notPrinted');
    return t(answer ? 'mend.printed' : 'mend.noticeText');
  })();
  return (
    <section className={`printing${failed ? ' printing-failed' : ''}`} role="status">
      <Icon name="printer" />
      <div>
        <h2>{t('mend.notice')}</h2>
        <p>{said}</p>
      </div>
      {answer?.outcome !== 'printed' && (
        <Button className="button button-quiet" isDisabled={printing.state === 'printing'} onPress={onPrint}>
          {t('mend.print')}
        </Button>
      )}
    </section>
  );
}

const isUnprinted = (printing: Printing) =>
  printing.state === 'answered' && printing.answer.outcome === 'not-printed';

function useLastDay(until: string, language: Language): string {
  const t = useWords(WORDS);
  const today = useToday();
  const days = today === null ? null : daysUntil(today, until);
  const left = days === null || days < 0 ? '' : days === 0 ? t('mend.today') : t('mend.left', { days });
  return t('mend.lead', { day: longDate(language, until), left });
}

/** Why the case was not accepted, in the reviewer's words, and what can be done now. */
export function NotAcceptedScreen(props: { refusal: Refusal; onFinish: () => void }) {
  const t = useWords(WORDS);
  const { info, language } = useKiosk();
  const { refusal } = props;
  const report = `${info?.hall.name ?? ''}${info?.hall.reportWindow ?? ''}`;
  return (
    <Page
      title={t('mend.notAccepted')}
      lead={t('mend.notAcceptedAt', {
        caseNo: refusal.caseNo,
        day: longDate(language, refusal.decidedAt.slice(0, 10)),
      })}
      primary={{ label: t('mend.read'), onPress: props.onFinish }}
      deadEnd="not-accepted"
      prompt={PROMPTS.notAccepted}
      className="mend"
    >
      <section className="panel mend-thing">
        <h2>{t('mend.why')}</h2>
        <p>{t(`mend.why.${refusal.reason}`)}</p>
        <Remark words={refusal.words} load={async () => null} />
      </section>
      <section className="panel mend-thing">
        <h2>{t('mend.whatNow')}</h2>
        <ol className="mend-ways">
          <li>{t('mend.wayAsk', { report })}</li>
          <li>{t('mend.wayAgain')}</li>
          <li>{t('mend.wayReview')}</li>
        </ol>
      </section>
    </Page>
  );
}

export type NotTold = 'offline' | 'another-person' | 'not-proved' | 'nothing' | 'at-window';

/** While it is asked, and why it was not told; or why it can't be mended any more. `until`: its last day, where that is why. */
export function MendRefusedScreen(props: {
  refusal: NotTold | 'too-late' | null;
  until?: string;
  onAgain: () => void;
}) {
  const t = useWords(WORDS);
  const { language } = useKiosk();
  const { refusal, until } = props;
  const day = until === undefined ? '' : longDate(language, until);
  return (
    <Page
      title={t(refusal ? `mend.${refusal}` : 'mend.asking')}
      primary={refusal === 'offline' ? { label: t('mend.again'), onPress: props.onAgain } : undefined}
      deadEnd={refusal && (refusal === 'too-late' ? 'run-out' : 'mending-not-told')}
      className="mend"
    >
      <div className="mend-nothing" aria-busy={refusal === null}>
        <Icon name={refusal === 'offline' ? 'cloud' : 'receipt'} />
        <p>{t(refusal ? `mend.${refusal}Text` : 'mend.askingText', { day })}</p>
      </div>
    </Page>
  );
}
