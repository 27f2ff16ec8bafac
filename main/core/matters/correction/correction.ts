/** Asks the platform what is to be mended of a case, and for the pictures that the reviewer marked. */
import type { CatalogueReader } from '../../catalogue/reader.ts';
import { papersInAll } from '../../forms/authorisation.ts';
import { answersBefore } from '../../forms/mending.ts';
import { questionOf, repeatsOf } from '../../forms/repeats.ts';
import type { CorrectionDraft } from '../../model/draft.ts';
import type { ItemDetail } from '../../model/item.ts';
import type { Mending } from '../../model/review.ts';
import { ReviewProof, reviewAad } from '../../model/submission.ts';
import type { ReviewRequest } from '../../platform/answers.ts';
import type { PlatformLink } from '../../platform/link.ts';
import { seal } from '../../sealing/seal.ts';
import type { OpenMatter } from '../../session/access.ts';
import { readSlip } from '../../slip-proof/slip-proof.ts';
import { noPapers } from '../common/papers.ts';
import type { MendingAnswer } from './contract.ts';

type Correcting = OpenMatter<CorrectionDraft>;
type Deps = {
  platform: Pick<PlatformLink, 'ask' | 'sealingKey'>;
  catalogue: CatalogueReader;
};

export class Correction {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async ask({ session, draft }: Correcting): Promise<MendingAnswer> {
    if (draft.mending) return { outcome: 'told', draft };
    if (!draft.applicant || draft.applicant.source === 'typed') return { outcome: 'not-proved' };
    const request = this.#request(draft);
    if (!request) return { outcome: 'offline' };
    const answer = await this.#deps.platform.ask((client) => client.review(request));
    if (answer.kind === 'refused') {
      const outcome = outcomeOf(answer.code);
      return outcome === 'nothing' ? this.#refusal(request) : { outcome };
    }
    if (answer.kind !== 'ok') return { outcome: 'offline' };
    const mending = answer.value;
    if (!mending) return { outcome: 'nothing' };
    const item = this.#deps.catalogue.item(draft.itemCode);
    if (!item || !isOfThisForm(item, mending)) return { outcome: 'at-window' };
    return {
      outcome: 'told',
      draft: session.update(draft, (current) => ({
        ...current,
        ...(mending.itemVersion !== undefined && { itemVersion: mending.itemVersion }),
        mending,
        answers: answersBefore(mending),
        materials: noPapers(papersInAll(item)),
      })),
    };
  }

  /** There is nothing to mend: perhaps it was not accepted. */
  async #refusal(request: ReviewRequest): Promise<MendingAnswer> {
    const answer = await this.#deps.platform.ask((client) => client.refusal(request));
    if (answer.kind === 'ok' && answer.value) return { outcome: 'not-accepted', refusal: answer.value };
    return { outcome: answer.kind === 'refused' || answer.kind === 'ok' ? 'nothing' : 'offline' };
  }

  /** Asked for once; kept, sealed, as long as the session has the draft. */
  async page({ session, draft }: Correcting, sha256: string): Promise<Uint8Array | null> {
    const isAmong = draft.mending?.materials.some(({ pages }) =>
      pages.some((page) => page.sha256 === sha256),
    );
    if (!isAmong) return null;
    const kept = session.page(sha256);
    if (kept) return kept;
    const jpeg = await this.#wholePage({ session, draft }, sha256);
    // Whoever it was shown for may have left meanwhile: then nothing is kept.
    if (jpeg) {
      session.update(draft, (current) => current);
      if (!session.hasPage(sha256)) session.addPage(sha256, jpeg);
    }
    return jpeg;
  }

  async #wholePage(
    { session, draft }: OpenMatter<CorrectionDraft>,
    sha256: string,
  ): Promise<Uint8Array | null> {
    const request = this.#request(draft);
    if (!request) return null;
    const pieces: Buffer[] = [];
    let from = 0;
    for (;;) {
      const at = from;
      const answer = await this.#deps.platform.ask((client) =>
        client.reviewPage({ ...request, sha256, from: at }),
      );
      if (answer.kind !== 'ok') return null;
      session.current(draft);
      const piece = Buffer.from(answer.value.piece, 'base64');
      pieces.push(piece);
      from += piece.length;
      if (from >= answer.value.size) return Buffer.concat(pieces);
    }
  }

  /** Null: there is nobody to ask for, or no key of the platform's. */
  #request({ submissionId, slip, applicant }: CorrectionDraft): ReviewRequest | null {
    const key = this.#deps.platform.sealingKey;
    const name = readSlip(slip)?.name;
    if (!key || !name || !applicant) return null;
    const plain = Buffer.from(JSON.stringify(ReviewProof.parse(applicant)));
    const sealed = seal(key, plain, reviewAad(submissionId, name));
    plain.fill(0);
    return { slip: name, submissionId, sealed };
  }
}

function outcomeOf(code: string): 'another-person' | 'not-proved' | 'nothing' | 'offline' {
  if (code === 'another-person' || code === 'not-proved') return code;
  return code === 'nothing-to-mend' ? 'nothing' : 'offline';
}

/** Whether everything that is to be mended is a question or a paper of the form as it is here. */
function isOfThisForm(item: ItemDetail, mending: Mending): boolean {
  const questions = [...item.situation, ...item.fields];
  const before = answersBefore(mending);
  const lists = repeatsOf(item.fields);
  return (
    mending.fields.every(
      ({ key }) => questionOf(questions, key, before) !== undefined || lists.some((list) => list.key === key),
    ) &&
    mending.materials.every(({ archiveKey }) =>
      papersInAll(item).some((material) => material.archiveKey === archiveKey),
    )
  );
}
