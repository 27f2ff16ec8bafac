/**
 * The fixture of a test file that looks at the gallery's screens. Vitest loads a test file's modules for that file alone, so the gallery
 * here is the file's own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { buildGallery, type Gallery, openGallery } from '../../scripts/gallery/site.ts';

/** The file's gallery; open in its tests, after `withGallery` was called. */
export let gallery: Gallery;

/** Builds and opens the gallery before the file's tests, and closes it after them. `opened`: what else the file needs of it first. */
export function withGallery(opened: () => Promise<void> = async () => undefined): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-gallery-'));
  beforeAll(async () => {
    await buildGallery(folder);
    gallery = await openGallery(folder);
    await opened();
  });
  afterAll(async () => {
    await gallery?.close();
    rmSync(folder, { recursive: true, force: true });
  });
}
