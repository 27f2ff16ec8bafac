/** Whose papers may be taken from archive and licence library for a case, which of them, and how long each is good. Pure. */
import type { Applicant } from '../model/applicant.ts';
import type { Holder, KeptPaper } from '../model/archive.ts';
import type { Material } from '../model/item.ts';
import type { Principal } from '../model/principal.ts';

/**
 * Why nobody's papers may be taken. `not-proved`: only a card that lay on the reader opens an archive. `child-card`: so does the child's.
 * `another`: what is another's is theirs to agree to, and they are not here. `handler`: an organisation's, its legal representative's.
 */
export type NoHolder = 'not-proved' | 'child-card' | 'another' | 'handler';

type Acting = { applicant: Applicant | null; principal?: Principal | undefined };

/** Whose papers a case may take: its own one's, and by whose own agreement; a text: why nobody's. */
export function holderOf({ applicant, principal }: Acting): Holder | NoHolder {
  if (applicant?.source !== 'card') return 'not-proved';
  if (!principal) return { kind: 'oneself' };
  if (principal.kind === 'organisation') {
    const { role, uscc } = principal;
    return role === 'legal-representative' ? { kind: 'organisation', uscc } : 'handler';
  }
  if (principal.authority !== 'guardian') return 'another';
  const { source, document, idNumber, sam } = principal.person;
  if (source !== 'card') return 'child-card';
  return { kind: 'child', person: { source, document, idNumber, ...(sam !== undefined && { sam }) } };
}

const REUSED: Readonly<Record<Holder['kind'], readonly string[]>> = {
  oneself: ['person', 'asset'],
  child: ['person', 'asset'],
  organisation: ['org', 'project', 'asset'],
};

/** Whether a paper may be taken from what is kept of a holder: never one of one case alone (一事一证), nor another's kind. */
export function mayTake({ reuse }: Pick<Material, 'reuse'>, { kind }: Pick<Holder, 'kind'>): boolean {
  return reuse !== undefined && REUSED[kind].includes(reuse);
}

/** The last day on which a paper is good: its own, or by how many months such a paper is; null: it does not run out. */
export function goodUntil(
  { issuedOn, validUntil }: Pick<KeptPaper, 'issuedOn' | 'validUntil'>,
  { validMonths }: Pick<Material, 'validMonths'>,
): string | null {
  const byKind = validMonths === undefined ? null : monthsAfter(issuedOn, validMonths);
  if (byKind === null || validUntil === null) return byKind ?? validUntil;
  return byKind < validUntil ? byKind : validUntil;
}

/** `day`: YYYY-MM-DD. The same day so many months later, or that month's last. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** `runs-out`: it is good today, and no longer when the case is decided. `unknown`: the clock is in doubt. */
export type Validity = 'good' | 'runs-out' | 'expired' | 'unknown';

/** `decided`: by when the case is decided; both YYYY-MM-DD. `today`: null while the clock is in doubt. */
export function validityOf(until: string | null, today: string | null, decided: string | null): Validity {
  if (until === null) return 'good';
  if (today === null) return 'unknown';
  if (until < today) return 'expired';
  return decided !== null && until < decided ? 'runs-out' : 'good';
}

const RANK: Readonly<Record<Validity, number>> = { good: 0, unknown: 0, 'runs-out': 1, expired: 2 };

/** The one that serves best: good the longest, then of the higher grade, then the newest. */
export function bestOf<P extends Pick<KeptPaper, 'grade' | 'issuedOn'> & { validity: Validity }>(
  papers: readonly P[],
): P | null {
  const [best = null] = papers.toSorted(
    (a, b) =>
      RANK[a.validity] - RANK[b.validity] ||
      a.grade.localeCompare(b.grade) ||
      b.issuedOn.localeCompare(a.issuedOn),
  );
  return best;
}
