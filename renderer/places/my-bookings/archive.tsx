/** What the archive keeps of whoever's card was read, to see and to delete. */
import { useCallback, useEffect, useState } from 'react';
import type { OwnPaper, OwnPapers } from '../../../main/core/archive/contract.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/dialog.tsx';
import { useFailures } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { longDate } from '../../components/long-date.ts';
import { Page } from '../../components/page.tsx';
import { Paged } from '../../components/paged.tsx';
import { Said } from '../../components/said.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { ARCHIVE_WORDS as WORDS } from './archive.words.ts';
import './my-bookings.css';

/** So many fit, with long names. */
const PER_PAGE = 4;
const ELDER_PER_PAGE = 2;

export function OwnArchive(props: { onBack: () => void }) {
  const client = useClient();
  const { busy, failed, run } = useTask();
  const [found, setFound] = useState<OwnPapers | null>(null);
  const ask = useCallback(() => run(async () => setFound(await client.archive.own())), [run, client]);
  useEffect(() => ask(), [ask]);
  return (
    <OwnArchiveScreen
      found={found}
      busy={busy}
      failed={failed}
      onDelete={(id) => run(async () => setFound(await client.archive.remove({ id })))}
      onRetry={ask}
      onBack={props.onBack}
    />
  );
}

export function OwnArchiveScreen(props: {
  /** Null until it is known. */
  found: OwnPapers | null;
  busy: boolean;
  failed: boolean;
  onDelete: (id: string) => void;
  onRetry: () => void;
  onBack: () => void;
}) {
  const t = useWords(WORDS);
  const failures = useFailures();
  const { modes } = useKiosk();
  const [asked, setAsked] = useState<OwnPaper | null>(null);
  const { found, failed } = props;
  const papers = found?.outcome === 'papers' ? found.papers : [];
  const isAway = found?.outcome === 'unreachable' || failed;
  return (
    <Page
      title={t('own.title')}
      lead={papers.length > 0 ? t('own.lead') : undefined}
      onBack={props.onBack}
      primary={
        isAway
          ? { label: t('own.retry'), onPress: props.onRetry, busy: props.busy }
          : { label: t('own.back'), onPress: props.onBack }
      }
      failure={failed ? failures.again : null}
      deadEnd={isAway ? 'call-failed' : null}
      className="my-bookings"
    >
      {papers.length === 0 ? (
        <Said icon="folder">{t(isAway ? 'own.unreachable' : whyNone(found))}</Said>
      ) : (
        <Paged items={papers} perPage={modes.elder ? ELDER_PER_PAGE : PER_PAGE}>
          {(shown) => (
            <ul className="mine">
              {shown.map((paper) => (
                <li key={paper.id}>
                  <PaperCard paper={paper} busy={props.busy} onDelete={() => setAsked(paper)} />
                </li>
              ))}
            </ul>
          )}
        </Paged>
      )}
      <ConfirmDialog
        isOpen={asked !== null}
        title={t('own.deleteTitle')}
        text={t('own.deleteText', { name: asked?.name ?? '' })}
        cancel={t('own.keep')}
        confirm={t('own.delete')}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked) props.onDelete(asked.id);
          setAsked(null);
        }}
      />
    </Page>
  );
}

function whyNone(found: OwnPapers | null) {
  if (!found) return 'own.asking';
  return found.outcome === 'nobody' ? 'own.byCard' : 'own.none';
}

function PaperCard(props: { paper: OwnPaper; busy: boolean; onDelete: () => void }) {
  const t = useWords(WORDS);
  const { language } = useKiosk();
  const { name, issuer, issuedOn, validUntil, pages } = props.paper;
  return (
    <div className="mine-booking mine-unopened">
      <span className="mine-words">
        <span className="mine-case">{name}</span>
        <span>{t('own.from', { issuer, day: longDate(language, issuedOn), pages })}</span>
        <span>{validUntil ? t('own.until', { day: longDate(language, validUntil) }) : t('own.forEver')}</span>
      </span>
      <Button className="button button-quiet" isDisabled={props.busy} onPress={props.onDelete}>
        <Icon name="trash" />
        {t('own.delete')}
      </Button>
    </div>
  );
}
