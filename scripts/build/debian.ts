/** Makes a Debian package of a folder with dpkg-deb: the product under /opt, its program on the PATH, its unit for systemd. */
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
import { fail, OUT, ROOT, run } from '../setup/lib.mjs';

const UNITS = path.join(import.meta.dirname, 'debian');

export type DebianPackage = {
  /** Of the package, its folder under /opt, its program and its unit. */
  name: string;
  summary: string;
  version: string;
  /** As Node names it. */
  arch: 'x64' | 'arm64';
  depends: readonly string[];
  /** What stands under /opt/<name>. */
  folder: string;
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
  cpSync(folder, target, { recursive: true, verbatimSymlinks: true });
  for (const file of setuid) chmodSync(path.join(target, file), 0o4755);
  const units = path.join(root, 'usr/lib/systemd/user');
  mkdirSync(units, { recursive: true });
  copyFileSync(path.join(UNITS, `${name}.service`), path.join(units, `${name}.service`));
  // Named after the package: both may be installed.
  const cups = path.join(root, 'usr/lib/systemd/system/cups.service.d');
  mkdirSync(cups, { recursive: true });
  copyFileSync(path.join(UNITS, 'cups-in-memory.conf'), path.join(cups, `${name}.conf`));
  mkdirSync(path.join(root, 'usr/bin'), { recursive: true });
  symlinkSync(`/opt/${name}/${program}`, path.join(root, 'usr/bin', name));
  mkdirSync(path.join(root, 'DEBIAN'));
  writeFileSync(path.join(root, 'DEBIAN', 'control'), controlOf(deb, arch));
  const file = path.join(OUT, 'package', `${name}_${version}_${arch}.deb`);
  mkdirSync(path.dirname(file), { recursive: true });
  const made = await run('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', root, file], {
    quiet: true,
  });
  if (made.code !== 0) fail(`dpkg-deb: ${made.printed}`);
  rmSync(root, { recursive: true });
  return file;
}

function controlOf({ name, version, summary, depends }: DebianPackage, arch: string): string {
  const { homepage, author, description } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  return [
    `Package: ${name}`,
    `Version: ${version}`,
    `Architecture: ${arch}`,
    `Maintainer: ${author}`,
    `Homepage: ${homepage}`,
    'Section: misc',
    'Priority: optional',
    `Depends: ${depends.join(', ')}`,
    `Description: ${summary}`,
    ` ${description}`,
    '',
  ].join('\n');
}
