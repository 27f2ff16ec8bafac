/** A visit that has several items, each with a time of its own, taken as one. */
import type { Appointment, OtherTime } from './draft.ts';

/** When the last of its items ends, HH:MM. */
export function visitEnd({ end, also }: Pick<Appointment, 'end' | 'also'>): string {
  return also?.at(-1)?.end ?? end;
}

/** The leases that it is promised from. */
export function leasesOf(appointment: Appointment | null): string[] {
  const { lease, also = [] } = appointment ?? {};
  return [lease, ...also.map((each) => each.lease)].filter((id) => id !== undefined);
}

/** The wish, once it was given another of its times: every item has a new one. */
export function movedTo(wish: Appointment, { date, start, end, also: times }: OtherTime): Appointment {
  const { others, also, ...rest } = wish;
  // A platform that says the first time alone means one of those that were wished for.
  const spans = times ?? others?.find((each) => each.date === date && each.start === start)?.also ?? [];
  const further = also?.map((each, at) => ({ ...each, ...spans[at] }));
  return { ...rest, date, start, end, ...(further && { also: further }) };
}

/** The name of an item's part of a visit, counted from 0: of the first item, the submission's own. */
export function partName(submission: string, nth: number): string {
  return nth === 0 ? submission : `${submission}/${nth}`;
}

/** The submission whose part that is. */
export function visitOfPart(name: string): string {
  return name.split('/')[0] ?? name;
}
