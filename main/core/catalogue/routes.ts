/** The service items, to browse and to search. */
import { implement } from '@orpc/server';
import type { Context } from '../session/access.ts';
import type { Catalogue } from './catalogue.ts';
import { catalogueContract } from './contract.ts';
import { createElsewhere } from './elsewhere.ts';
import type { Search } from './search.ts';

export function catalogueRoutes({ catalogue, search }: { catalogue: Catalogue; search: Search }) {
  const elsewhere = createElsewhere(catalogue.elsewhere());
  const os = implement(catalogueContract).$context<Context>();
  return os.router({
    overview: os.overview.handler(() => catalogue.overview()),
    list: os.list.handler(({ input }) => catalogue.list(input)),
    search: os.search.handler(({ input }) => search(input.text, input)),
    elsewhere: os.elsewhere.handler(({ input }) => elsewhere(input.text)),
    item: os.item.handler(({ input }) => catalogue.item(input.code)),
  });
}
