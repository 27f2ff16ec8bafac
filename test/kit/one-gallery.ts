/**
 * The fixture of a test file that looks at the gallery's screens. Vitest loads a test file's modules for that file alone, so the gallery
 * here is the file's own.
 */
import { afterAll, beforeAll } from 'vitest';
import { builtGallery, type Gallery, openGallery } from '../../scripts/gallery/site.ts';

/** The file's gallery; open in its tests, after `withGallery` was called. */
export let gallery: Gallery;

/** Opens the gallery before the file's tests, and closes it after them. `opened`: what else the file needs of it first. */
export function withGallery(opened: () => Promise<void> = async () => undefined): void {
  beforeAll(async () => {
    gallery = await openGallery(await builtGallery());
    await opened();
  });
  afterAll(() => gallery?.close());
}
