/** The form and the materials of one pre-review draft. */
import { randomUUID } from 'node:crypto';
import type { CatalogueReader } from '../../catalogue/reader.ts';
import { answerProblem, normaliseAnswer } from '../../forms/answer.ts';
import { licenceAnswers, prefill } from '../../forms/prefill.ts';
import type { AnswerValue, Draft, MaterialState } from '../../model/draft.ts';
import { PAGES_MAX, PHOTO_BYTES_MAX } from '../../model/limits.ts';
import type { FieldProblem } from '../../model/problem.ts';
import type { PlatformLink } from '../../platform/link.ts';
import type { Session } from '../../session/session.ts';

type Matter = { session: Session; draft: Draft };
type ShownLicence = { raw: string; uscc: string | null };
type LicenceAnswer =
  | { outcome: 'filled'; draft: Draft }
  | { outcome: 'nothing-to-fill' | 'not-accepted' | 'offline' };
type Saved = { outcome: 'saved'; draft: Draft } | { outcome: 'refused'; problems: FieldProblem[] };

/** First two bytes of every JPEG (ITU-T T.81, SOI marker). */
const JPEG_START = Buffer.from([0xff, 0xd8]);

export class PreReview {
  readonly #catalogue: CatalogueReader;
  readonly #platform: PlatformLink;

  constructor(catalogue: CatalogueReader, platform: PlatformLink) {
    this.#catalogue = catalogue;
    this.#platform = platform;
  }

  /** The draft with every answer that the card and the phone number already give. */
  prefilled(draft: Draft): Draft {
    if (draft.service !== 'pre-review' || !draft.applicant) return draft;
    const fields = this.#catalogue.item(draft.itemCode)?.fields ?? [];
    return { ...draft, answers: prefill(fields, draft.applicant, draft.phone, draft.answers) };
  }

  answer(
    { session, draft }: Matter,
    given: Record<string, AnswerValue>,
  ): { draft: Draft; problems: FieldProblem[] } {
    const fields = this.#catalogue.item(draft.itemCode)?.fields ?? [];
    const answers = { ...draft.answers };
    const problems: FieldProblem[] = [];
    for (const [key, value] of Object.entries(given)) {
      const field = fields.find((candidate) => candidate.key === key);
      const problem = field ? answerProblem(field, value) : ({ field: key, code: 'option' } as const);
      if (problem) problems.push(problem);
      else if (field && String(value).trim() === '') delete answers[key];
      else if (field) answers[key] = normaliseAnswer(field, value);
    }
    return { draft: session.change({ ...draft, answers }), problems };
  }

  /** The licence's own text gives its code where the platform can't be asked for the rest. */
  async fillFromLicence({ session, draft }: Matter, shown: ShownLicence | null): Promise<LicenceAnswer> {
    const fields = this.#catalogue.item(draft.itemCode)?.fields ?? [];
    if (!shown || !fields.some(({ prefill }) => prefill?.startsWith('licence.'))) {
      return { outcome: 'nothing-to-fill' };
    }
    const { submissionId } = draft;
    const answer = await this.#platform.ask((client) =>
      client.resolveLicence({ raw: shown.raw, submissionId }),
    );
    if (answer.kind === 'refused') return { outcome: 'not-accepted' };
    const licence = answer.kind === 'ok' ? answer.value : shown.uscc && { uscc: shown.uscc };
    if (!licence) return { outcome: 'offline' };
    const current = session.draft ?? draft;
    const answers = { ...current.answers, ...licenceAnswers(fields, licence) };
    return { outcome: 'filled', draft: session.change({ ...current, answers }) };
  }

  async addPage({ session, draft }: Matter, archiveKey: string, jpeg: Blob): Promise<Saved> {
    const material = draft.materials.find((candidate) => candidate.archiveKey === archiveKey);
    if (!material) return refused({ field: archiveKey, code: 'option' });
    if (jpeg.size > PHOTO_BYTES_MAX) {
      return refused({ field: archiveKey, code: 'photo-too-large', limit: PHOTO_BYTES_MAX });
    }
    if (material.pages.length >= PAGES_MAX)
      return refused({ field: archiveKey, code: 'too-long', limit: PAGES_MAX });
    const bytes = Buffer.from(await jpeg.arrayBuffer());
    if (!bytes.subarray(0, 2).equals(JPEG_START))
      return refused({ field: archiveKey, code: 'photo-missing' });
    const pageId = randomUUID();
    session.addPage(pageId, bytes);
    // The draft may have moved on while the bytes were read.
    const current = session.draft ?? draft;
    return this.#change({ session, draft: current }, archiveKey, (state) => ({
      ...state,
      pages: [...state.pages, pageId],
      original: false,
    }));
  }

  removePage({ session, draft }: Matter, archiveKey: string, pageId: string): Saved {
    session.removePage(pageId);
    return this.#change({ session, draft }, archiveKey, (state) => ({
      ...state,
      pages: state.pages.filter((page) => page !== pageId),
    }));
  }

  setOriginal(matter: Matter, archiveKey: string, original: boolean): Saved {
    return this.#change(matter, archiveKey, (state) => ({ ...state, original }));
  }

  #change(
    { session, draft }: Matter,
    archiveKey: string,
    change: (state: MaterialState) => MaterialState,
  ): Saved {
    const materials = draft.materials.map((state) =>
      state.archiveKey === archiveKey ? change(state) : state,
    );
    return { outcome: 'saved', draft: session.change({ ...draft, materials }) };
  }
}

function refused(problem: FieldProblem): Saved {
  return { outcome: 'refused', problems: [problem] };
}
