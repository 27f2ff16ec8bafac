/** A pipe deep in the data folder, on the second disk or beside the configuration: whoever reads or writes there waits for nobody. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const CORE = path.join(import.meta.dirname, '../../../../../main/core');
const SHA = 'a'.repeat(64);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'odd-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** In a process of its own, which is ended where it hangs. `pipe`: where one is made. `{}` in the code is the folder. */
function told(pipe: string, module: string, names: string, code: string): string {
  mkdirSync(path.dirname(path.join(folder, pipe)), { recursive: true });
  expect(spawnSync('mkfifo', ['-m', '600', path.join(folder, pipe)]).status).toBe(0);
  const from = pathToFileURL(path.join(CORE, module)).href;
  const script = `import { ${names} } from ${JSON.stringify(from)}; const at = ${JSON.stringify(folder)};
    try { console.log(JSON.stringify(${code}) ?? 'done'); } catch (error) { console.log(error.code ?? error.message); }`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    ...{ encoding: 'utf8', timeout: 10_000, killSignal: 'SIGKILL' },
  });
  return run.error || run.signal ? `hung: ${run.signal}` : (run.stdout + run.stderr).trim();
}

it.each([
  [
    'a photograph',
    `blobs/${SHA}`,
    'outbox/blob-store.ts',
    'BlobStore',
    `new BlobStore(at).read('${SHA}')`,
    'null',
  ],
  [
    'a photograph that is stored anew',
    'blobs/2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
    'outbox/blob-store.ts',
    'BlobStore',
    `[new BlobStore(at)].map((blobs) => [blobs.has('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'),
      blobs.read(blobs.store(Buffer.from('x')).sha256).toString()]).flat().join()`,
    '"false,x"',
  ],
  [
    'the newest copy on the second disk, at a start',
    'kiosk.db',
    'recovery/backup-copy.ts',
    'newestCopy',
    'newestCopy(at)',
    'null',
  ],
  ['the copy before it', 'kiosk.db.1', 'recovery/backup-copy.ts', 'newestCopy', 'newestCopy(at)', 'null'],
  [
    'a photograph on the second disk',
    `blobs/${SHA}`,
    'recovery/backup-copy.ts',
    'restoreBlobs',
    `restoreBlobs(at + '/data', at, ['${SHA}'])`,
    '0',
  ],
  [
    'what a copy is made of',
    'site.yaml',
    'store/durable-files.ts',
    'copyDurably',
    `copyDurably(at + '/site.yaml', at + '/copied')`,
    'ENXIO',
  ],
  [
    'what was being written when the power went',
    'last-good/file.writing',
    'store/durable-files.ts',
    'writeDurably',
    `writeDurably(at + '/last-good/file', 'x')`,
    'done',
  ],
  [
    'what was being copied then',
    'to.copying',
    'store/durable-files.ts',
    'copyDurably',
    `copyDurably('/etc/hostname', at + '/to')`,
    'done',
  ],
  [
    'a file that is written anew',
    'last-good/file',
    'store/durable-files.ts',
    'writeDurably',
    `writeDurably(at + '/last-good/file', 'x')`,
    'done',
  ],
  [
    'the collector’s token',
    'token',
    'telemetry/token.ts',
    'readToken',
    `'problem' in readToken(at + '/token')`,
    'true',
  ],
])('%s', (_, pipe, module, names, code, expected) => {
  expect(told(pipe, module, names, code)).toBe(expected);
});
