/** Takes papers of a pre-review, or of its correction, from archive and licence library: who asks is sealed, and what is told is forgotten with the session. */
import { createHash, randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { CatalogueReader } from '../catalogue/reader.ts';
import type { TrustedClock } from '../clock/trusted-clock.ts';
import { bestOf, goodUntil, holderOf, mayTake, validityOf } from '../forms/archive.ts';
import { askedOf } from '../forms/mending.ts';
import { purposeOf } from '../forms/origin.ts';
import { isYearKnown, workingDayAfter } from '../hall/opening.ts';
import {
  type ArchiveWord,
  archiveAad,
  type Holder,
  type KeptPaper,
  type UseConsent,
} from '../model/archive.ts';
import { hallTime, todayOf } from '../model/clock.ts';
import { Consent } from '../model/consent.ts';
import { type FormDraft, type PreReviewDraft, principalOf } from '../model/draft.ts';
import { addDays } from '../model/hall/days.ts';
import type { HallPlan } from '../model/hall/plan.ts';
import type { ItemDetail, Material } from '../model/item.ts';
import { withoutMetadata } from '../model/jpeg.ts';
import type { Answer, ArchiveRequest } from '../platform/answers.ts';
import type { PlatformLink } from '../platform/link.ts';
import { seal } from '../sealing/seal.ts';
import type { OpenMatter } from '../session/access.ts';
import type { Offer, Offers, Taken } from './contract.ts';

type Filing = OpenMatter<FormDraft>;
/** Only what is filed for the first time is kept: a correction's reviewer asked for those papers of one case. */
type Keeping = OpenMatter<PreReviewDraft>;
type Deps = {
  kioskId: string;
  catalogue: CatalogueReader;
  platform: Pick<PlatformLink, 'ask' | 'sealingKey'>;
  clock: Pick<TrustedClock, 'believed'>;
  plans: { readonly plan: HallPlan | null };
};
type Offered = KeptPaper & Pick<Offer, 'until' | 'validity'>;
/** Of which matter and of whose papers they are told: another one's are not used. */
type Told = { of: string; papers: readonly Offered[] };

export class Archive {
  readonly #deps: Deps;
  #told: Told | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Throws SessionEndedError when the matter ended while the platform was asked. */
  async offers({ session, draft }: Filing): Promise<Offers> {
    const holder = ownerOf(draft);
    if (typeof holder === 'string') return { outcome: 'nobody', why: holder };
    const item = this.#deps.catalogue.item(draft.itemCode);
    const wanted = item ? askedOf(item, draft).materials.filter((each) => mayTake(each, holder)) : [];
    if (!item || wanted.length === 0) return { outcome: 'nothing' };
    const asked = wanted.map(({ archiveKey }) => archiveKey);
    const request = this.#question(draft, holder, uuidv7(), { wanted: asked });
    if (!request) return { outcome: 'unreachable' };
    const answer = await this.#deps.platform.ask((client) => client.keptPapers(request));
    if (answer.kind === 'refused') {
      const why = answer.code === 'not-holder' ? 'not-holder' : 'not-proved';
      return { outcome: 'nobody', why };
    }
    if (answer.kind !== 'ok') return { outcome: 'unreachable' };
    session.current(draft);
    const papers = wanted.flatMap((material) => this.#best(item, material, answer.value.papers) ?? []);
    this.#told = { of: ofWhom(draft, holder), papers };
    const offers = papers.map(({ ref: _, validUntil: __, ...offer }): Offer => offer);
    const isKept = draft.kind === 'pre-review';
    return { outcome: 'offers', holder: holder.kind, offers, keepable: isKept ? asked : [] };
  }

  agree(filing: Filing): FormDraft {
    return this.#word(filing, (word, consent) => ({ ...word, use: consent }));
  }

  keep(filing: Keeping, keep: boolean): PreReviewDraft {
    return this.#word(filing, ({ keep: _, ...word }, consent) => ({
      ...word,
      ...(keep && { keep: consent }),
    }));
  }

  /** The pages are the session's from then on. Throws SessionEndedError when it ended while they came. */
  async use({ session, draft }: Filing, archiveKey: string): Promise<Taken> {
    const holder = ownerOf(draft);
    const use = draft.archive?.use;
    if (!use) return { outcome: 'not-agreed' };
    if (typeof holder === 'string' || this.#told?.of !== ofWhom(draft, holder)) return { outcome: 'gone' };
    const paper = this.#told.papers.find((each) => each.archiveKey === archiveKey);
    if (!paper) return { outcome: 'gone' };
    if (paper.validity === 'expired') return { outcome: 'expired' };
    const pages = await this.#pages({ session, draft }, holder, paper, use);
    if (!Array.isArray(pages)) return { outcome: outcomeOf(pages) };
    const { until: _, validity: __, ...taken } = paper;
    const changed = session.update(draft, (current) => {
      const state = current.materials.find((each) => each.archiveKey === archiveKey);
      // Photographed meanwhile, or tapped twice: what is handed in stays.
      if (!state || state.pages.length > 0) return current;
      const ids = pages.map((jpeg) => {
        const id = randomUUID();
        session.addPage(id, jpeg);
        return id;
      });
      return {
        ...unsigned(current),
        materials: current.materials.map((each) =>
          each === state ? { archiveKey, pages: ids, original: false, taken } : each,
        ),
      };
    });
    return { outcome: 'taken', draft: changed };
  }

  /** What was told goes with the session. */
  forget(): void {
    this.#told = null;
  }

  #word<D extends FormDraft>(
    { session, draft }: OpenMatter<D>,
    change: (word: ArchiveWord, consent: UseConsent) => ArchiveWord,
  ): D {
    const item = this.#deps.catalogue.item(draft.itemCode);
    const purpose = purposeOf(item ?? { name: draft.itemCode });
    const consent = { purpose, at: hallTime(Date.now()) };
    return session.update(draft, (current) => ({
      ...current,
      archive: change(current.archive ?? {}, consent),
    }));
  }

  /** Null: the platform has none. */
  #best(item: ItemDetail, material: Material, papers: readonly KeptPaper[]): Offered | null {
    const today = todayOf(this.#deps.clock);
    const decided = today === null ? null : this.#decidedBy(item, today);
    const same = papers.filter(({ archiveKey }) => archiveKey === material.archiveKey);
    return bestOf(
      same.map((paper) => {
        const until = goodUntil(paper, material);
        return { ...paper, until, validity: validityOf(until, today, decided) };
      }),
    );
  }

  /** By the hall's calendar; where there is none, so many days. */
  #decidedBy({ promisedDays }: ItemDetail, today: string): string {
    const { plan } = this.#deps.plans;
    const known = plan && isYearKnown(plan, today) ? workingDayAfter(plan, today, promisedDays) : null;
    return known ?? addDays(today, promisedDays);
  }

  /** Every page; else the answer that there was to one. Throws SessionEndedError, after the piece that came last. */
  async #pages(
    { session, draft }: Filing,
    holder: Holder,
    { ref, pages }: KeptPaper,
    use: UseConsent,
  ): Promise<Uint8Array[] | Exclude<Answer<never>, { kind: 'ok' }>> {
    const whole: Uint8Array[] = [];
    const enquiryId = uuidv7();
    for (let page = 1; page <= pages; page++) {
      const pieces: Buffer[] = [];
      for (let from = 0, size = 1; from < size; ) {
        const request = this.#question(draft, holder, enquiryId, { ref, page, use });
        if (!request) return { kind: 'unreachable', cause: 'no-key' };
        const at = from;
        const answer = await this.#deps.platform.ask((client) => client.keptPage({ ...request, from: at }));
        if (answer.kind !== 'ok') return answer;
        session.current(draft);
        const piece = Buffer.from(answer.value.piece, 'base64');
        pieces.push(piece);
        from += piece.length;
        size = answer.value.size;
      }
      const jpeg = withoutMetadata(Buffer.concat(pieces));
      if (!jpeg) return { kind: 'nonsense', detail: 'a page that is no JPEG' };
      whole.push(jpeg);
    }
    return whole;
  }

  /** Null: nobody agreed or was read, or there is no key of the platform's. */
  #question(
    { itemCode, applicant, consent }: FormDraft,
    holder: Holder,
    enquiryId: string,
    more: object,
  ): ArchiveRequest | null {
    const { kioskId, platform } = this.#deps;
    const key = platform.sealingKey;
    if (!key || !applicant || !consent) return null;
    const { source, document, idNumber, sam } = applicant;
    const person = { source, document, idNumber, ...(sam !== undefined && { sam }) };
    const question = {
      enquiryId,
      kioskId,
      itemCode,
      consent: Consent.parse(consent),
      person,
      holder,
      ...more,
    };
    const plain = Buffer.from(JSON.stringify(question));
    const sealed = seal(key, plain, archiveAad(enquiryId));
    plain.fill(0);
    return { enquiryId, sealed };
  }
}

/** Whose papers a matter may take: of a correction, the one's whose case it is. */
const ownerOf = (draft: FormDraft) => holderOf({ applicant: draft.applicant, principal: principalOf(draft) });

/** What was signed for became another; a correction is not signed. */
const unsigned = (draft: FormDraft): FormDraft =>
  draft.kind === 'pre-review' ? { ...draft, signature: null } : draft;

/** Tells one matter's holder from another's, and says no number. */
const ofWhom = ({ submissionId }: FormDraft, holder: Holder): string =>
  createHash('sha256')
    .update(JSON.stringify([submissionId, holder]))
    .digest('base64');

function outcomeOf(answer: Exclude<Answer<never>, { kind: 'ok' }>): 'expired' | 'gone' | 'unreachable' {
  if (answer.kind !== 'refused') return 'unreachable';
  return answer.code === 'expired-paper' ? 'expired' : 'gone';
}
