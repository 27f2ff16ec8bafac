/**
 * For whom a matter is done where that is not whoever stands at the kiosk: the principal (被代理人、委托人) of an agent (代办人、经办人),
 * 民法典 sections 161 to 170. Pure.
 */
import { z } from 'zod';
import { Applicant } from './applicant.ts';

/** For whom an item may be done here. */
export const ForWhom = z.enum(['oneself', 'person', 'organisation']);
export type ForWhom = z.infer<typeof ForWhom>;

/** What the principal is to the agent, as the agent says. */
export const Relation = z.enum(['spouse', 'parent', 'child', 'other-kin', 'friend', 'client']);
export type Relation = z.infer<typeof Relation>;

const KIN: readonly Relation[] = ['spouse', 'parent', 'child', 'other-kin'];

/** Whether a paper can prove the relation, such as the household register. */
export const isKin = (relation: Relation) => KIN.includes(relation);

/**
 * What lets the agent act: the principal's own letter of authorisation (委托代理), or, of a child under 18, being its parent (法定代理;
 * 民法典 sections 23 and 27), for which no letter is written.
 */
export const Authority = z.enum(['entrusted', 'guardian']);
export type Authority = z.infer<typeof Authority>;

/** What the agent is to the organisation. Its legal representative (法定代表人、负责人) acts by office, without a letter. */
export const Role = z.enum(['legal-representative', 'handler']);
export type Role = z.infer<typeof Role>;

const PersonPrincipal = z.object({
  kind: z.literal('person'),
  person: Applicant,
  relation: Relation,
  authority: Authority,
});
const OrganisationPrincipal = z.object({
  kind: z.literal('organisation'),
  /** As on its licence or certificate. */
  name: z.string().min(2).max(100),
  /** 统一社会信用代码, GB 32100-2015, in capitals. */
  uscc: z.string().length(18),
  role: Role,
  /** Whether its licence's code said so, or somebody typed it. */
  source: z.enum(['licence', 'typed']),
});
export const Principal = z.discriminatedUnion('kind', [PersonPrincipal, OrganisationPrincipal]);
export type Principal = z.infer<typeof Principal>;

/** Who acts for another, and for whom; without a principal: for oneself. */
type Acting = { applicant: Applicant | null; principal?: Principal | undefined };

/** The person whose matter it is: the principal, or who stands here for themselves or for an organisation. */
export function personConcerned({ applicant, principal }: Acting): Applicant | null {
  return principal?.kind === 'person' ? principal.person : applicant;
}

/** Every person on the case by document number: whoever stands here first. An organisation is none. */
export function numbersOf(acting: Acting): string[] {
  const { applicant, principal } = acting;
  const people = [applicant, principal?.kind === 'person' ? principal.person : null];
  return people.flatMap((person) => (person ? [person.idNumber] : []));
}

/** Whether both are for the same one, and fill in a form alike; how it is known or what the relation is may have changed. */
export function isForSame(one: Principal | undefined, other: Principal | undefined): boolean {
  return identityOf(one) === identityOf(other);
}

/** Tells one principal from another; empty for oneself. */
export function identityOf(principal: Principal | undefined): string {
  if (!principal) return '';
  return principal.kind === 'person'
    ? `person ${principal.person.idNumber} ${principal.person.name}`
    : `organisation ${principal.uscc} ${principal.name} ${principal.role}`;
}

/** Of age at 18 (民法典 section 17). `today`: YYYY-MM-DD; null while the clock is in doubt, when nobody counts as a child. */
export function authorityFor(relation: Relation, { birth }: Applicant, today: string | null): Authority {
  if (relation !== 'child' || birth === null || today === null) return 'entrusted';
  const eighteenth = `${Number(birth.slice(0, 4)) + 18}${birth.slice(4)}`;
  return today < eighteenth ? 'guardian' : 'entrusted';
}

/** For whom an item may be done: what its data say, else whom it serves; always for oneself. */
export function whomFor(item: {
  whom?: readonly ForWhom[] | undefined;
  audience: readonly ('person' | 'org')[];
}): readonly ForWhom[] {
  return (
    item.whom ?? [
      'oneself',
      ...(item.audience.includes('person') ? (['person'] as const) : []),
      ...(item.audience.includes('org') ? (['organisation'] as const) : []),
    ]
  );
}

/** Which of the papers that prove an agent's authority a principal calls for (`Behalf` in model/item.ts). */
export function behalfOf(principal: Principal): readonly ('agent' | 'letter' | 'kin')[] {
  if (principal.kind === 'organisation') return principal.role === 'handler' ? ['letter'] : [];
  const { authority, relation } = principal;
  return [
    'agent',
    ...(authority === 'entrusted' ? (['letter'] as const) : []),
    ...(isKin(relation) ? (['kin'] as const) : []),
  ];
}
