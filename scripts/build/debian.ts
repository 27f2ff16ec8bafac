/**
 * Makes a Debian package of a folder with dpkg-deb: the product under /opt, its programs on the PATH, its units for systemd, and what keeps
 * the machine to itself. Everything that both shells need is in debian/system, with @…@ for what differs.
 */
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { MIGRATIONS, READABLE_FROM } from '../../main/core/store/migrations/index.ts';
import type { SlotRelease } from '../../main/core/update/release.ts';
import { RELEASE_FILE } from '../../main/core/update/slot-files.ts';
import { CLEAN_MALLOC_ENV, CLEAN_NODE_ARGS, SMALL_NODE_ARGS } from '../../main/process/clean-memory.ts';
import { fail, OUT, ROOT, run } from '../setup/lib.mjs';

const HERE = path.join(import.meta.dirname, 'debian');
const UNIT_FOLDER = 'usr/lib/systemd/system';

/** In debian/system, and where each stands once it is installed. */
const SYSTEM_FILES: Readonly<Record<string, string>> = {
  'liuyang-kiosk-core.socket': `${UNIT_FOLDER}/liuyang-kiosk-core.socket`,
  'liuyang-kiosk-core.service': `${UNIT_FOLDER}/liuyang-kiosk-core.service`,
  'liuyang-kiosk-devices.socket': `${UNIT_FOLDER}/liuyang-kiosk-devices.socket`,
  'liuyang-kiosk-devices.service': `${UNIT_FOLDER}/liuyang-kiosk-devices.service`,
  'liuyang-kiosk-screen.service': `${UNIT_FOLDER}/liuyang-kiosk-screen.service`,
  'liuyang-kiosk-slot.service': `${UNIT_FOLDER}/liuyang-kiosk-slot.service`,
  'liuyang-kiosk-updater.service': `${UNIT_FOLDER}/liuyang-kiosk-updater.service`,
  'liuyang-kiosk.sysusers': 'usr/lib/sysusers.d/liuyang-kiosk.conf',
  'liuyang-kiosk.tmpfiles': 'usr/lib/tmpfiles.d/liuyang-kiosk.conf',
  'liuyang-kiosk.sysctl': 'usr/lib/sysctl.d/90-liuyang-kiosk.conf',
  '60-liuyang-kiosk.rules': 'usr/lib/udev/rules.d/60-liuyang-kiosk.rules',
  'journald.conf': 'usr/lib/systemd/journald.conf.d/liuyang-kiosk.conf',
  'logind.conf': 'usr/lib/systemd/logind.conf.d/liuyang-kiosk.conf',
  'sleep.conf': 'usr/lib/systemd/sleep.conf.d/liuyang-kiosk.conf',
  'coredump.conf': 'usr/lib/systemd/coredump.conf.d/liuyang-kiosk.conf',
  'system.conf': 'usr/lib/systemd/system.conf.d/liuyang-kiosk.conf',
  'chromium-policy.json': 'etc/chromium/policies/managed/liuyang-kiosk.json',
  'default.env': 'etc/default/liuyang-kiosk',
  'liuyang-kiosk-admin.sh': 'usr/sbin/liuyang-kiosk-admin',
};

/** What starts by itself; as files of the package, so that an image made without a running systemd has it too. */
const WANTED = {
  'sockets.target': ['liuyang-kiosk-core.socket', 'liuyang-kiosk-devices.socket'],
  'multi-user.target': [
    'liuyang-kiosk-core.service',
    'liuyang-kiosk-screen.service',
    'liuyang-kiosk-updater.service',
  ],
} as const;

/** Points to the release that runs: this package, or a slot (main/core/update/launcher.ts). */
const CURRENT = '/run/liuyang-kiosk-slot/current';

/** Kept as the site left them when the package is updated. */
const CONFIGURATION = ['/etc/default/liuyang-kiosk'];

/** What every kiosk needs of Debian. */
const COMMON_NEEDS = ['systemd (>= 252)', 'udev', 'libusb-1.0-0', 'procps'];

export type DebianPackage = {
  /** Of the package, its folder under /opt, its program and its unit for a session of the site's own. */
  name: 'liuyang-kiosk' | 'liuyang-kiosk-web';
  summary: string;
  version: string;
  /** As Node names it. */
  arch: 'x64' | 'arm64';
  depends: readonly string[];
  /** What stands under /opt/<name>. */
  folder: string;
  /** Where Node and runtime stand in it. */
  resources: string;
  /** The program inside it. */
  program: string;
  /** Files that belong to root with the set-user-id bit, relative to the folder: Chromium's sandbox helper. */
  setuid?: readonly string[];
};

/** Returns the package's file. Needs dpkg-deb, which every Debian has. */
export async function makeDeb(deb: DebianPackage): Promise<string> {
  const { name, version, folder, program, setuid = [] } = deb;
  const arch = deb.arch === 'x64' ? 'amd64' : 'arm64';
  const root = path.join(OUT, 'debian', name);
  rmSync(root, { recursive: true, force: true });
  const target = path.join(root, 'opt', name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(path.join(folder, RELEASE_FILE), JSON.stringify(releaseOf(deb)));
  cpSync(folder, target, { recursive: true, verbatimSymlinks: true });
  for (const file of setuid) chmodSync(path.join(target, file), 0o4755);
  putSystemFiles(root, deb);
  putForSessions(root, name);
  // The printing system's own unit keeps what a citizen printed in memory.
  const cups = readFileSync(path.join(HERE, 'cups-in-memory.conf'), 'utf8');
  put(root, `${UNIT_FOLDER}/cups.service.d/${name}.conf`, cups);
  mkdirSync(path.join(root, 'usr/bin'), { recursive: true });
  symlinkSync(`/opt/${name}/${program}`, path.join(root, 'usr/bin', name));
  const control = path.join(root, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(path.join(control, 'control'), controlOf(deb, arch));
  writeFileSync(path.join(control, 'conffiles'), CONFIGURATION.map((file) => `${file}\n`).join(''));
  for (const script of ['postinst', 'prerm', 'postrm']) {
    put(root, `DEBIAN/${script}`, readFileSync(path.join(HERE, 'system', `${script}.sh`), 'utf8'), 0o755);
  }
  const file = path.join(OUT, 'package', `${name}_${version}_${arch}.deb`);
  mkdirSync(path.dirname(file), { recursive: true });
  const made = await run('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, file], {
    quiet: true,
  });
  if (made.code !== 0) fail(`dpkg-deb: ${made.printed}`);
  rmSync(root, { recursive: true });
  return file;
}

/** What a kiosk knows a release by. */
function releaseOf({ name, version, arch }: DebianPackage): SlotRelease {
  const shell = name === 'liuyang-kiosk-web' ? 'web' : 'electron';
  const schema = { steps: MIGRATIONS.length, readable: READABLE_FROM };
  return { version, product: `${shell}-linux-${arch}`, schema };
}

function putSystemFiles(root: string, { name, version, resources, program }: DebianPackage): void {
  const words: Record<string, string> = {
    NAME: name,
    VERSION: version,
    INSTALLED: path.posix.join('/opt', name),
    PACKAGE: path.posix.join('/opt', name, resources),
    RESOURCES: path.posix.join(CURRENT, resources),
    PROGRAM: `${CURRENT}/${program}`,
    NODEARGS: [...CLEAN_NODE_ARGS, ...SMALL_NODE_ARGS].join(' '),
    MALLOC: CLEAN_MALLOC_ENV.GLIBC_TUNABLES,
  };
  for (const [source, place] of Object.entries(SYSTEM_FILES)) {
    const text = readFileSync(path.join(HERE, 'system', source), 'utf8');
    const filled = text.replace(
      /@([A-Z]+)@/g,
      (_, word: string) => words[word] ?? fail(`${source}: @${word}@`),
    );
    put(root, place, filled, source.endsWith('.sh') ? 0o755 : 0o644);
  }
  for (const [target, units] of Object.entries(WANTED)) {
    for (const unit of units) link(root, `${UNIT_FOLDER}/${target}.wants/${unit}`, `../${unit}`);
  }
  // The keys that restart a machine reach this target.
  link(root, 'etc/systemd/system/ctrl-alt-del.target', '/dev/null');
  mkdirSync(path.join(root, 'etc/liuyang-kiosk'), { recursive: true });
  const example = readFileSync(path.join(ROOT, 'kiosk-config/site.example.yaml'), 'utf8');
  put(root, `usr/share/doc/${name}/site.example.yaml`, example);
  // For the operator's own Prometheus, Alertmanager and Grafana.
  const monitoring = path.join(root, `usr/share/doc/${name}/monitoring`);
  cpSync(path.join(ROOT, 'kiosk-config/monitoring'), monitoring, { recursive: true });
}

/** For a system whose own graphical session shows the kiosk (UOS, Kylin): everything in it runs as that session's user. */
function putForSessions(root: string, name: string): void {
  const units = path.join(root, 'usr/lib/systemd/user');
  mkdirSync(units, { recursive: true });
  copyFileSync(path.join(HERE, `${name}.service`), path.join(units, `${name}.service`));
}

function put(root: string, place: string, text: string, mode = 0o644): void {
  const file = path.join(root, place);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
}

function link(root: string, place: string, target: string): void {
  const file = path.join(root, place);
  mkdirSync(path.dirname(file), { recursive: true });
  symlinkSync(target, file);
}

function controlOf({ name, version, summary, depends }: DebianPackage, arch: string): string {
  const { homepage, author, description } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const other = name === 'liuyang-kiosk' ? 'liuyang-kiosk-web' : 'liuyang-kiosk';
  return [
    `Package: ${name}`,
    `Version: ${version}`,
    `Architecture: ${arch}`,
    `Maintainer: ${author}`,
    `Homepage: ${homepage}`,
    'Section: misc',
    'Priority: optional',
    `Depends: ${[...depends, ...COMMON_NEEDS].join(', ')}`,
    // A system without the first two shows the kiosk in its own session. Without a right clock no certificate holds and no day is offered.
    'Recommends: cage, seatd, systemd-timesyncd | time-daemon',
    // Only a kiosk with a document scanner needs it: a program of its own, under the GPL, that the package does not carry.
    'Suggests: sane-utils',
    `Conflicts: ${other}`,
    `Replaces: ${other}`,
    `Description: ${summary}`,
    ` ${description}`,
    '',
  ].join('\n');
}
