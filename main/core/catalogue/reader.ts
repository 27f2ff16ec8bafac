/** What the rest of the core asks of the catalogue. */
import type { ItemDetail } from './contract.ts';

export interface CatalogueReader {
  item(code: string): ItemDetail | null;
}
