/** The towns, townships and streets of Liuyang with their villages and communities, and where they stand in an address. Pure. */
import LINES from './data/liuyang-localities.txt?raw';

export type Town = { name: string; villages: readonly string[] };

/** First province, prefecture and city; then a line for each town. */
const [[province = '', prefecture = '', city = ''] = [], ...towns] = LINES.trim()
  .split('\n')
  .map((line) => line.split(' '));

/** In the order of their division codes: streets, towns, townships. */
export const TOWNS: readonly Town[] = towns.map(([name = '', ...villages]) => ({ name, villages }));

/** What stands before a town in a full address; people leave out one or the other. */
const ABOVE = new RegExp(`^(?:${province})?(?:${prefecture})?${city}`);
const CITY = province + prefecture + city;

export type Locality = { town: Town | null; village: string | null; rest: string };

/** What of an address is a locality of Liuyang, and what follows it, such as a house number. */
export function localityOf(address: string): Locality {
  const below = address.replace(ABOVE, '');
  const town = TOWNS.find(({ name }) => below.startsWith(name)) ?? null;
  if (!town) return { town, village: null, rest: below };
  const within = below.slice(town.name.length);
  // The longest, where one name begins another.
  const village =
    town.villages.filter((name) => within.startsWith(name)).toSorted((a, b) => b.length - a.length)[0] ??
    null;
  return { town, village, rest: within.slice(village?.length ?? 0) };
}

/** Whether nothing stands below the city: no town, no street. */
export function endsAtCity(address: string): boolean {
  const { town, rest } = localityOf(address);
  return town === null && rest === '';
}

/** The address moved to another town or village; what follows is kept. An address elsewhere than in Liuyang is begun anew. */
export function withLocality(address: string, town: Town, village: string | null): string {
  const isElsewhere = address !== '' && !ABOVE.test(address) && localityOf(address).town === null;
  const rest = isElsewhere ? '' : localityOf(address).rest;
  return CITY + town.name + (village ?? '') + rest;
}
