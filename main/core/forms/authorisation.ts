/** The papers that whoever acts for another hands in besides those of the item (授权委托书 …). Pure. */
import type { Applicant } from '../model/applicant.ts';
import type { BehalfPaper, ItemDetail, Material } from '../model/item.ts';
import { behalfOf, type Principal } from '../model/principal.ts';

type Authorised = Pick<ItemDetail, 'authorisation'>;

/**
 * All that proves the authority of this agent. The agent's own card needs no copy where it lay on the reader: `applicant` says so; null
 * where all papers are meant, be they handed in or shown at the window.
 */
export function authorisationPapers(
  { authorisation = [] }: Authorised,
  principal: Principal | undefined,
  applicant: Pick<Applicant, 'source'> | null,
): Material[] {
  if (!principal) return [];
  const needed = behalfOf(principal);
  return authorisation
    .filter(({ behalf }) => needed.includes(behalf))
    .filter(({ behalf }) => behalf !== 'agent' || applicant?.source !== 'card')
    .map(asMaterial);
}

/** These papers and the item's own, each once: what the item asks for anyhow is then required. */
export function withAuthorisation(materials: readonly Material[], papers: readonly Material[]): Material[] {
  const has = (list: readonly Material[], key: string) => list.some(({ archiveKey }) => archiveKey === key);
  return [
    ...materials.map((each) => (has(papers, each.archiveKey) ? { ...each, required: true } : each)),
    ...papers.filter(({ archiveKey }) => !has(materials, archiveKey)),
  ];
}

/** Every paper that a case of the item may hand in, for whomever it is done. */
export function papersInAll(item: Pick<ItemDetail, 'materials' | 'authorisation'>): Material[] {
  const agents = (item.authorisation ?? []).map(asMaterial);
  const own = new Set(item.materials.map(({ archiveKey }) => archiveKey));
  return [...item.materials, ...agents.filter(({ archiveKey }) => !own.has(archiveKey))];
}

/** Whether a problem of this key is of a paper, an agent's among them. */
export const isPaper = (item: Parameters<typeof papersInAll>[0], key: string): boolean =>
  papersInAll(item).some(({ archiveKey }) => archiveKey === key);

export function asMaterial({ behalf: _, ...material }: BehalfPaper): Material {
  return material;
}
