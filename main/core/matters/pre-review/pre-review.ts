/** The form and the materials of one pre-review draft. */
import { randomUUID } from 'node:crypto';
import type { CatalogueReader } from '../../catalogue/reader.ts';
import type { TrustedClock } from '../../clock/trusted-clock.ts';
import { answerProblem, normaliseAnswer } from '../../forms/answer.ts';
import { togetherProblems } from '../../forms/case.ts';
import { asked } from '../../forms/conditions.ts';
import { eitherProblems } from '../../forms/form.ts';
import { asksOfLicence, firmToldBy, licenceAnswers } from '../../forms/licence.ts';
import { isFixed } from '../../forms/prefill.ts';
import { questionOf, repeatsOf, withoutRecord, withRecord } from '../../forms/repeats.ts';
import { todayOf } from '../../model/clock.ts';
import {
  type AnswerValue,
  type FormDraft,
  type MaterialState,
  type PrefillSource,
  principalOf,
} from '../../model/draft.ts';
import type { Field, Repeat } from '../../model/field.ts';
import { sidesOf, withoutMetadata } from '../../model/jpeg.ts';
import { PAGES_MAX, PHONE_SIDE_MAX, PHOTO_BYTES_MAX } from '../../model/limits.ts';
import { personConcerned } from '../../model/principal.ts';
import type { FieldProblem } from '../../model/problem.ts';
import type { PlatformLink } from '../../platform/link.ts';
import type { OpenMatter } from '../../session/access.ts';
import type { PageFrom } from './contract.ts';
import { unsignedWhereChanged } from './signing.ts';

type Filling = OpenMatter<FormDraft>;
export type PreReviewDeps = {
  catalogue: CatalogueReader;
  platform: PlatformLink;
  clock: Pick<TrustedClock, 'believed'>;
};
type ShownLicence = { raw: string; uscc: string | null };
type LicenceAnswer =
  | { outcome: 'filled'; draft: FormDraft; left: string[] }
  | { outcome: 'nothing-to-fill' | 'not-accepted' | 'offline' };
type Saved = { outcome: 'saved'; draft: FormDraft } | { outcome: 'refused'; problems: FieldProblem[] };

export class PreReview {
  readonly #catalogue: CatalogueReader;
  readonly #platform: PlatformLink;

  readonly #clock: PreReviewDeps['clock'];

  constructor({ catalogue, platform, clock }: PreReviewDeps) {
    this.#catalogue = catalogue;
    this.#platform = platform;
    this.#clock = clock;
  }

  answer(
    { session, draft }: Filling,
    given: Record<string, AnswerValue>,
  ): { draft: FormDraft; problems: FieldProblem[] } {
    const item = this.#catalogue.item(draft.itemCode);
    const questions = item ? [...item.situation, ...item.fields] : [];
    const today = todayOf(this.#clock);
    const problems: FieldProblem[] = [];
    const changed = session.update(draft, (current) => {
      const answers = { ...current.answers };
      const prefilled = { ...current.prefilled };
      const own = personConcerned({ applicant: current.applicant, principal: principalOf(current) });
      const all = { ...answers, ...given };
      // What is hidden bounds nothing: nobody could mend it.
      const seen = item ? asked(item, all).answers : all;
      const known = { today, own, agent: current.applicant, answers: seen };
      for (const [key, value] of Object.entries(given)) {
        const field = questionOf(questions, key, answers);
        const problem = field
          ? (answerProblem(field, value, known) ?? fixedProblem(field, value, current))
          : ({ field: key, code: 'option' } as const);
        if (problem) problems.push(problem);
        else if (field && String(value).trim() === '') delete answers[key];
        else if (field) answers[key] = normaliseAnswer(field, value);
        if (answers[key] !== current.answers[key]) delete prefilled[key];
      }
      return unsignedWhereChanged(current, { ...current, answers, prefilled });
    });
    if (item) {
      const needed = asked(item, changed.answers);
      problems.push(...eitherProblems(needed.eitherOf, needed.answers), ...togetherProblems(item, needed));
    }
    return { draft: changed, problems };
  }

  addRecord(filling: Filling, key: string): FormDraft {
    return this.#changeRecords(filling, key, withRecord);
  }

  removeRecord(filling: Filling, key: string, number: number): FormDraft {
    return this.#changeRecords(filling, key, (answers, repeat) => withoutRecord(answers, repeat, number));
  }

  #changeRecords(
    { session, draft }: Filling,
    key: string,
    change: (answers: FormDraft['answers'], repeat: Repeat) => FormDraft['answers'],
  ): FormDraft {
    const fields = this.#catalogue.item(draft.itemCode)?.fields ?? [];
    const repeat = repeatsOf(fields).find((each) => each.key === key);
    if (!repeat) return draft;
    return session.update(draft, (current) =>
      unsignedWhereChanged(current, { ...current, answers: change(current.answers, repeat) }),
    );
  }

  /** The licence's own text gives its code where the platform can't be asked for the rest. */
  async fillFromLicence({ session, draft }: Filling, shown: ShownLicence | null): Promise<LicenceAnswer> {
    const fields = this.#catalogue.item(draft.itemCode)?.fields ?? [];
    if (!shown || !asksOfLicence(fields)) {
      return { outcome: 'nothing-to-fill' };
    }
    const { submissionId } = draft;
    const answer = await this.#platform.ask((client) =>
      client.resolveLicence({ raw: shown.raw, submissionId }),
    );
    if (answer.kind === 'refused') return { outcome: 'not-accepted' };
    const licence = answer.kind === 'ok' ? answer.value : shown.uscc && { uscc: shown.uscc };
    if (!licence) return { outcome: 'offline' };
    const { answers: filled, left } = licenceAnswers(fields, licence);
    // Its own printed code may be anybody's: only what the platform said is the licence.
    const read = answer.kind === 'ok' && { uscc: answer.value.uscc, told: firmToldBy(fields, filled) };
    return {
      outcome: 'filled',
      left: left.map(({ label }) => label),
      draft: session.update(draft, (current) =>
        unsignedWhereChanged(current, {
          ...current,
          answers: { ...current.answers, ...filled },
          prefilled: { ...current.prefilled, ...sourceOf(filled, 'licence') },
          ...(read && current.kind === 'pre-review' && { licence: read }),
        }),
      ),
    };
  }

  /** `from`: where it was taken. What it says beside the picture is not kept. */
  async addPage(
    filling: Filling,
    { archiveKey, jpeg, from }: { archiveKey: string; jpeg: Blob; from: PageFrom },
  ): Promise<Saved> {
    const { session, draft } = filling;
    const material = draft.materials.find((candidate) => candidate.archiveKey === archiveKey);
    // A paper of the platform's is whole as it is.
    if (!material || material.taken) return refused({ field: archiveKey, code: 'option' });
    if (jpeg.size > PHOTO_BYTES_MAX) {
      return refused({ field: archiveKey, code: 'photo-too-large', limit: PHOTO_BYTES_MAX });
    }
    if (material.pages.length >= PAGES_MAX)
      return refused({ field: archiveKey, code: 'too-long', limit: PAGES_MAX });
    const bytes = withoutMetadata(new Uint8Array(await jpeg.arrayBuffer()));
    if (!bytes) return refused({ field: archiveKey, code: 'photo-missing' });
    // A few bytes may say that they are a hundred megapixels: whoever opened them would run out of memory.
    const sides = sidesOf(bytes);
    if (sides && Math.max(sides.width, sides.height) > PHONE_SIDE_MAX)
      return refused({ field: archiveKey, code: 'photo-too-large', limit: PHOTO_BYTES_MAX });
    const pageId = randomUUID();
    return this.#change(filling, archiveKey, (state) => {
      session.addPage(pageId, bytes);
      return {
        ...withoutLater(state),
        pages: [...state.pages, pageId],
        original: false,
        ...(from === 'phone' && { fromPhone: [...(state.fromPhone ?? []), pageId] }),
        ...(from === 'scanner' && { fromScanner: [...(state.fromScanner ?? []), pageId] }),
      };
    });
  }

  removePage(filling: Filling, archiveKey: string, pageId: string): Saved {
    const { session, draft } = filling;
    const state = draft.materials.find((each) => each.archiveKey === archiveKey);
    // A paper of the platform's goes whole.
    const removed = state?.taken ? state.pages : [pageId];
    for (const page of removed) session.removePage(page);
    return this.#change(filling, archiveKey, ({ taken: _, ...current }) => ({
      ...current,
      pages: current.pages.filter((page) => !removed.includes(page)),
    }));
  }

  setOriginal(filling: Filling, archiveKey: string, original: boolean): Saved {
    return this.#change(filling, archiveKey, (state) => ({ ...withoutLater(state), original }));
  }

  /** Leaves a paper out that may come later (容缺), or takes that back. One that was photographed is not left out. */
  setLater(filling: Filling, archiveKey: string, later: boolean): Saved {
    const { draft } = filling;
    const item = this.#catalogue.item(draft.itemCode);
    const material = item?.materials.find((each) => each.archiveKey === archiveKey);
    const state = draft.materials.find((each) => each.archiveKey === archiveKey);
    if (draft.kind !== 'pre-review' || !material?.later || state?.pages.length !== 0)
      return refused({ field: archiveKey, code: 'option' });
    return this.#change(filling, archiveKey, (current) => ({
      ...withoutLater(current),
      ...(later && { original: false, later }),
    }));
  }

  #change(
    { session, draft }: Filling,
    archiveKey: string,
    change: (state: MaterialState) => MaterialState,
  ): Saved {
    const changed = session.update(draft, (current) =>
      unsignedWhereChanged(current, {
        ...current,
        materials: current.materials.map((state) =>
          state.archiveKey === archiveKey ? change(state) : state,
        ),
      }),
    );
    return { outcome: 'saved', draft: changed };
  }
}

const withoutLater = ({ later: _, ...state }: MaterialState): MaterialState => state;

/** What was read from a proof, and whose field says so, stays as it is. */
function fixedProblem(field: Field, value: AnswerValue, draft: FormDraft): FieldProblem | null {
  const isKept = normaliseAnswer(field, value) === draft.answers[field.key];
  return isKept || !isFixed(field, draft.prefilled) ? null : { field: field.key, code: 'fixed' };
}

const sourceOf = (answers: Record<string, AnswerValue>, source: PrefillSource) =>
  Object.fromEntries(Object.keys(answers).map((key) => [key, source]));

function refused(problem: FieldProblem): Saved {
  return { outcome: 'refused', problems: [problem] };
}
