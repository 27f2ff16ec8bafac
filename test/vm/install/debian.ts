/** A Debian of its own for the installed kiosk: made once by mmdebstrap from this machine's sources, laid under a fresh overlay each run. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fail, hashFiles, OUT, once, run, say } from '../../../scripts/setup/lib.mjs';

/** Ours: a system that boots, what the package needs, and what the bench's far ends need (socat). */
const PACKAGES = [
  ...['systemd-sysv', 'dbus', 'udev', 'kmod', 'iproute2', 'ca-certificates', 'procps'],
  ...['chromium', 'cage', 'seatd', 'libusb-1.0-0', 'fonts-noto-cjk', 'socat'],
];

const FOLDER = path.join(OUT, 'vm-install');
const BASE = path.join(FOLDER, 'debian');
/** Where one machine's changes go, by its name; removed before its next run. */
const runOf = (name: string) => path.join(FOLDER, name);
const SOURCES = ['/etc/apt/sources.list.d/debian.sources', '/etc/apt/sources.list'];

/** What has to be on the machine that runs the campaign; null when all is there. */
export function missingTools(): string | null {
  if (process.getuid?.() !== 0) return 'root is needed: a system is booted in a container';
  const tools = { mmdebstrap: 'mmdebstrap', 'systemd-nspawn': 'systemd-container', nsenter: 'util-linux' };
  const missing = Object.entries(tools).filter(([tool]) => spawnSync(tool, ['--version']).error);
  if (missing.length === 0) return null;
  return `missing:  apt-get install -y --no-install-recommends ${missing.map(([, deb]) => deb).join(' ')}`;
}

/** Returns the root's folder: the cached Debian below, this run's changes above. `name`: of the machine, where there are several. */
export async function freshRoot(name = 'run'): Promise<string> {
  const source = SOURCES.find((file) => existsSync(file)) ?? fail('No Debian sources: is this Debian?');
  const release = (await run('sh', ['-c', '. /etc/os-release; echo $VERSION_CODENAME'], { quiet: true }))
    .printed;
  const key = [release, hashFiles([source]), ...PACKAGES].join('\n');
  await once('vm-install', key, path.join(BASE, 'usr/bin/cage'), async () => {
    say('Making a Debian with mmdebstrap (once, about two minutes, 1.5 GB) …');
    rmSync(BASE, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    const made = await run(
      'mmdebstrap',
      ['--variant=minbase', `--include=${PACKAGES.join(',')}`, release.trim(), BASE, source],
      { quiet: true },
    );
    if (made.code !== 0) fail(made.printed);
  });
  removeRun(name);
  const at = (part: string) => path.join(runOf(name), part);
  const parts = { upper: at('upper'), work: at('work'), root: at('root') };
  for (const folder of Object.values(parts)) mkdirSync(folder, { recursive: true });
  const layers = `lowerdir=${BASE},upperdir=${parts.upper},workdir=${parts.work}`;
  const mounted = await run('mount', ['-t', 'overlay', 'overlay', '-o', layers, parts.root], { quiet: true });
  if (mounted.code !== 0) fail(mounted.printed);
  return parts.root;
}

export function removeRun(name = 'run'): void {
  spawnSync('umount', ['-q', path.join(runOf(name), 'root')]);
  rmSync(runOf(name), { recursive: true, force: true });
}
