/** What the archive (一档) keeps of whoever's card was read in this session, and deleting it. Asked of the platform each time, kept nowhere. */
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Catalogue } from '../catalogue/load.ts';
import { papersInAll } from '../forms/authorisation.ts';
import { archiveAad, type KeptPaper, type OwnPapersQuestion } from '../model/archive.ts';
import { Consent } from '../model/consent.ts';
import { provedOf } from '../own-bookings/ask.ts';
import type { ArchiveRequest } from '../platform/answers.ts';
import type { PlatformLink } from '../platform/link.ts';
import { seal } from '../sealing/seal.ts';
import type { Session } from '../session/session.ts';
import type { OwnPapers } from './contract.ts';

type Deps = {
  kioskId: string;
  catalogue: Pick<Catalogue, 'item' | 'list'>;
  platform: Pick<PlatformLink, 'ask' | 'sealingKey'>;
};

export class OwnArchive {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async list(session: Session): Promise<OwnPapers> {
    const found = await this.#papers(session);
    if (typeof found === 'string') return { outcome: found };
    const papers = found.map((paper) => {
      const { ref, archiveKey, grade, issuer, issuedOn, validUntil, pages } = paper;
      const id = idOf(session, ref);
      return { ...{ id, name: this.#nameOf(archiveKey), grade, issuer, issuedOn, validUntil, pages } };
    });
    return { outcome: 'papers', papers };
  }

  async remove(session: Session, id: string): Promise<OwnPapers> {
    const found = await this.#papers(session);
    if (typeof found === 'string') return { outcome: found };
    const ref = found.find((paper) => idOf(session, paper.ref) === id)?.ref;
    const request = ref === undefined ? null : this.#question(session, { ref });
    if (request) {
      const answer = await this.#deps.platform.ask((client) => client.deletePaper(request));
      if (answer.kind !== 'ok') return { outcome: 'unreachable' };
    }
    return this.list(session);
  }

  async #papers(session: Session): Promise<readonly KeptPaper[] | 'nobody' | 'unreachable'> {
    const source = session.enquiry?.applicant?.source;
    if (source !== 'card') return 'nobody';
    const request = this.#question(session, {});
    const answer = request && (await this.#deps.platform.ask((client) => client.ownPapers(request)));
    return answer?.kind === 'ok' ? answer.value.papers : 'unreachable';
  }

  /** Null: nobody was read, or there is no key of the platform's. */
  #question({ enquiry }: Session, more: Pick<OwnPapersQuestion, 'ref'>): ArchiveRequest | null {
    const { kioskId, platform } = this.#deps;
    const proved = enquiry && provedOf(enquiry);
    const key = platform.sealingKey;
    if (!proved || !key) return null;
    const enquiryId = uuidv7();
    const { source, document, idNumber, sam } = proved.applicant;
    const question: OwnPapersQuestion = {
      ...{ enquiryId, kioskId, consent: Consent.parse(proved.consent) },
      person: { source, document, idNumber, ...(sam !== undefined && { sam }) },
      ...more,
    };
    const plain = Buffer.from(JSON.stringify(question));
    const sealed = seal(key, plain, archiveAad(enquiryId));
    plain.fill(0);
    return { enquiryId, sealed };
  }

  /** As the first item calls it that asks for it. */
  #nameOf(archiveKey: string): string {
    const { catalogue } = this.#deps;
    for (const { code } of catalogue.list({ service: 'pre-review' })) {
      const item = catalogue.item(code);
      const paper = item && papersInAll(item).find((each) => each.archiveKey === archiveKey);
      if (paper) return paper.name;
    }
    return archiveKey;
  }
}

/** The platform's own name of a paper stays in the core. */
const idOf = ({ id }: Session, ref: string): string =>
  createHash('sha256').update(`${id} ${ref}`).digest('base64url').slice(0, 16);
