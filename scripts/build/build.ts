/** Builds what runs: the screen (Vite), the Electron shell, the web shell, core and device host (rolldown). Skips what is fresh. */
import { cpSync, globSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { build as viteBuild } from 'vite';
import { COMPILED_FILE } from '../../main/core/catalogue/compiled.ts';
import { compileCatalogue, problemLine } from '../../main/core/catalogue/load.ts';
import { fail, hashFiles, OUT, once, ROOT, say } from '../setup/lib.mjs';
import { DOCUMENT_FONTS, documentFonts } from './document-fonts.ts';

/** Native modules, and packages that read files beside themselves, stay as they are in node_modules. */
export const EXTERNAL = [
  'better-sqlite3',
  'serialport',
  'node-hid',
  'usb',
  'koffi',
  'pdfkit',
  '@napi-rs/canvas',
  'electron',
];

const BUILD = path.join(OUT, 'build');

/** What the package's own Node runs, by file name: core, device host and backup, the technician's programs, launcher and updater. */
const RUNTIME = {
  core: 'main/core/index.ts',
  'device-host': 'main/device-host/index.ts',
  'set-pin': 'main/core/maintenance/set-pin.ts',
  badge: 'main/core/technicians/badge-cli.ts',
  audit: 'main/core/recovery/audit-cli.ts',
  config: 'main/core/configuration/config-cli.ts',
  enrol: 'main/core/enrolment/enrol-cli.ts',
  'export-key': 'main/core/log-book/export-key-cli.ts',
  'open-export': 'main/core/log-book/open-export-cli.ts',
  remote: 'main/core/remote/client/remote-cli.ts',
  'export-queue': 'main/core/recovery/export-cli.ts',
  swap: 'main/core/recovery/swap-cli.ts',
  uptime: 'main/core/uptime/uptime-cli.ts',
  'verify-slip': 'main/core/slip-proof/verify-slip-cli.ts',
  'backup-main': 'main/core/recovery/backup-main.ts',
  devices: 'devices/cli/devices.ts',
  'slot-launcher': 'main/core/update/launcher.ts',
  updater: 'main/core/update/updater-main.ts',
};

function bundler(input: string | Record<string, string>) {
  return rolldown({
    input,
    cwd: ROOT,
    platform: 'node',
    external: (id) => EXTERNAL.some((name) => id === name || id.startsWith(`${name}/`)),
    logLevel: 'warn',
  });
}

async function bundle(entry: string, file: string, format: 'esm' | 'cjs'): Promise<void> {
  const built = await bundler(path.join(ROOT, entry));
  await built.write({ file: path.join(BUILD, file), format, codeSplitting: false, comments: false });
  await built.close();
}

/**
 * In chunks: a device's driver, and the native module below it, is loaded only by the process that asks for it. All lie
 * flat in one folder, since some look for files beside themselves.
 */
async function bundleRuntime(): Promise<void> {
  const inputs = Object.entries(RUNTIME).map(([name, entry]) => [name, path.join(ROOT, entry)]);
  const built = await bundler(Object.fromEntries(inputs));
  await built.write({
    dir: path.join(BUILD, 'runtime'),
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    comments: false,
  });
  await built.close();
}

/** For production whoever calls: in a test runner's mode React's development build would be kept for the kiosk. */
async function buildScreen(): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await viteBuild({ configFile: path.join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** A hash of whatever the built programs and the screen are made of. */
export function hashSources(): string {
  const sources = globSync(['main/**/*', 'devices/**/*', 'kiosk-config/**/*', 'renderer/**/*'], { cwd: ROOT })
    .filter((file) => path.extname(file) !== '')
    .sort()
    .map((file) => path.join(ROOT, file));
  return hashFiles([
    ...sources,
    path.join(ROOT, 'vite.config.ts'),
    path.join(ROOT, 'scripts', 'build', 'interface-font.ts'),
    path.join(ROOT, 'scripts', 'build', 'document-fonts.ts'),
    path.join(ROOT, 'package-lock.json'),
    import.meta.filename,
  ]);
}

export async function build(): Promise<void> {
  await once('build', hashSources(), path.join(BUILD, 'runtime', 'core.mjs'), async () => {
    say('Building …');
    rmSync(BUILD, { recursive: true, force: true });
    await Promise.all([
      buildScreen(),
      bundle('main/shell/electron/main.ts', 'electron/main.cjs', 'cjs'),
      bundle('main/shell/electron/preload.ts', 'electron/preload.cjs', 'cjs'),
      bundle('main/shell/web/index.ts', 'web/index.mjs', 'esm'),
      bundleRuntime(),
    ]);
    // After the screen's fonts, not beside them: the cutter has no room for both.
    await documentFonts();
    cpSync(DOCUMENT_FONTS, path.join(BUILD, 'runtime', 'fonts'), { recursive: true });
    copyConfig(path.join(BUILD, 'runtime', 'kiosk-config'));
  });
}

function copyConfig(folder: string): void {
  for (const part of ['default.yaml', 'catalogue', 'hall']) {
    cpSync(path.join(ROOT, 'kiosk-config', part), path.join(folder, part), { recursive: true });
  }
  const compiled = compileCatalogue(path.join(folder, 'catalogue'));
  if (!compiled.ok) fail(`事项目录有错：\n${compiled.problems.map(problemLine).join('\n')}`);
  writeFileSync(path.join(folder, 'catalogue', COMPILED_FILE), compiled.json);
}

if (import.meta.main) await build();
