/** What may mend a closed kiosk, looked at before it is read. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { FilesAsFound } from '../../../../../main/core/boot/files-as-found.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'as-found-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('tells of a file that came while the others were read, and not of one whose folder lets nobody in', async () => {
  // Whoever goes in is sent back: an error for root, too.
  const loop = path.join(folder, 'loop');
  symlinkSync(loop, loop);
  const file = path.join(folder, 'device.json');
  const files = [path.join(loop, 'site.yaml'), file];
  const found = new FilesAsFound(files);
  writeFileSync(file, '{}');
  await expect(new Promise<void>((resolve) => void found.onChange(files, resolve))).resolves.toBeUndefined();
});
