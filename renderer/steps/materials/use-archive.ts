/** What the archive and the licence library have for a case: asked as the papers are shown, and taken by the core. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { Offers } from '../../../main/core/archive/contract.ts';
import type { FormDraft } from '../../../main/core/model/draft.ts';
import { useClient } from '../../kiosk/use-client.ts';
import type { ArchiveWays } from './actions.ts';

/** Null where nothing is taken from there: another kind of matter. */
export function useArchive(draft: FormDraft | null, onDraft: (draft: FormDraft) => void): ArchiveWays | null {
  const client = useClient();
  const [offers, setOffers] = useState<Offers | null>(null);
  const [refused, setRefused] = useState<ArchiveWays['refused']>(null);
  const ask = useEffectEvent(() => client.archive.offers());
  const submissionId = draft?.submissionId ?? null;
  useEffect(() => {
    let wanted = true;
    if (submissionId === null) return;
    ask().then(
      (answer) => {
        if (wanted) setOffers(answer);
      },
      () => {
        if (wanted) setOffers({ outcome: 'unreachable' });
      },
    );
    return () => {
      wanted = false;
    };
  }, [submissionId]);
  if (!draft) return null;
  const change = async (work: Promise<FormDraft>) => {
    const changed = await work.catch(() => null);
    if (changed) onDraft(changed);
  };
  return {
    offers,
    refused,
    isAgreed: draft.archive?.use !== undefined,
    isKept: draft.archive?.keep !== undefined,
    agree: () => change(client.archive.agree()),
    keep: (keep) => change(client.archive.keep({ keep })),
    use: async (archiveKey) => {
      setRefused(null);
      const answer = await client.archive
        .use({ archiveKey })
        .catch(() => ({ outcome: 'unreachable' }) as const);
      if (answer.outcome === 'taken') onDraft(answer.draft);
      else setRefused({ archiveKey, why: answer.outcome === 'not-agreed' ? 'gone' : answer.outcome });
    },
  };
}
