/**
 * The Debian package in a folder: unpacked by dpkg-deb, its programs started as its units say, with its own Node, launcher, updater and
 * slots. Systemd is not in it: what it does for these units, given-socket.ts and a few lines of shell do; users, hardening and watchdog
 * are tried by `npm run vm -- install`.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { superviseAt, type Unit } from '../../kit/given-socket.ts';
import { unitFile } from './unit-file.ts';

const CORE = 'liuyang-kiosk-core';
const DEVICES = 'liuyang-kiosk-devices';
const UPDATER = 'liuyang-kiosk-updater';
const FOLDERS = [
  'run/liuyang-kiosk',
  'run/liuyang-kiosk-slot',
  'run/liuyang-kiosk-told',
  'var/lib/liuyang-kiosk',
  'var/lib/liuyang-kiosk-update',
  'etc/liuyang-kiosk',
  'bin',
  'pids',
  'log',
];

export class Installed {
  readonly root: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #units = new Map<string, Unit>();

  /** `root`: a new folder with a short name, for sockets stand in it. `env`: for every program. */
  constructor(root: string, deb: string, env: Readonly<Record<string, string>>) {
    this.root = root;
    this.#env = env;
    const { status, stderr } = spawnSync('dpkg-deb', ['-x', deb, root], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`dpkg-deb: ${stderr}`);
    for (const folder of FOLDERS) mkdirSync(path.join(root, folder), { recursive: true, mode: 0o755 });
    chmodSync(this.data, 0o700);
    this.#script('bin/systemctl', SYSTEMCTL.replace('@PIDS@', path.join(root, 'pids')));
  }

  get data(): string {
    return path.join(this.root, 'var/lib/liuyang-kiosk');
  }

  get updates(): string {
    return path.join(this.root, 'var/lib/liuyang-kiosk-update');
  }

  get package(): string {
    return path.join(this.root, 'opt/liuyang-kiosk-web');
  }

  get site(): string {
    return path.join(this.root, 'etc/liuyang-kiosk/site.yaml');
  }

  get logs(): string {
    return path.join(this.root, 'log');
  }

  get coreSocket(): string {
    return path.join(this.root, 'run/liuyang-kiosk/core.socket');
  }

  /** What a start of the machine starts, in its order. */
  async boot(): Promise<void> {
    const { start, env } = unitFile(this.root, 'liuyang-kiosk-slot');
    const [program = '', ...args] = start;
    const linked = spawnSync(program, args, { env: { ...this.#own, ...env }, encoding: 'utf8' });
    if (linked.status !== 0) throw new Error(`launcher: ${linked.stderr}`);
    for (const name of [DEVICES, CORE, UPDATER]) this.#units.set(name, await this.#start(name));
  }

  /** Process ids as they are now. */
  get core(): number {
    return this.#pid(CORE);
  }

  get deviceHost(): number {
    return this.#pid(DEVICES);
  }

  /** What the units wrote to their logs; `last`: so many lines of each. */
  logged(last = Number.POSITIVE_INFINITY): string {
    const lines = [...this.#units.keys()].map((name) =>
      readFileSync(this.#log(name), 'utf8').trimEnd().split('\n'),
    );
    return lines.flatMap((own) => own.slice(-last)).join('\n');
  }

  /** Ends all; once is enough. */
  async close(): Promise<void> {
    const units = [...this.#units.values()];
    this.#units.clear();
    for (const unit of units) await unit.close();
  }

  #pid(name: string): number {
    return this.#units.get(name)?.pid() ?? 0;
  }

  get #own(): Record<string, string> {
    const bin = path.join(this.root, 'bin');
    return { PATH: `${bin}:${process.env.PATH ?? ''}`, ...this.#env };
  }

  #log(name: string): string {
    return path.join(this.logs, name);
  }

  #start(name: string): Promise<Unit> {
    const { before, start, env } = unitFile(this.root, name);
    const file = this.#script(
      `bin/${name}`,
      [
        '#!/bin/sh',
        `exec >>'${this.#log(name)}' 2>&1`,
        `echo $$ >'${path.join(this.root, 'pids', name)}'`,
        ...(before ? [`${before.join(' ')} || exit 1`] : []),
        // The unit's EnvironmentFile.
        `. '${path.join(this.root, 'run/liuyang-kiosk-slot/current.env')}'`,
        'export KIOSK_VERSION',
        `exec ${start.join(' ')}`,
        '',
      ].join('\n'),
    );
    const short = name.replace('liuyang-kiosk-', '');
    const socket = path.join(this.root, 'run/liuyang-kiosk', `${short}.socket`);
    return superviseAt(socket, [file], { ...this.#own, ...env });
  }

  #script(name: string, text: string): string {
    const file = path.join(this.root, name);
    writeFileSync(file, text, { mode: 0o755 });
    return file;
  }
}

/** `systemctl … restart UNIT…`, as launcher and updater call it: ends the programs, which their supervisors start again. */
const SYSTEMCTL = `#!/bin/sh
for word; do
  pid='@PIDS@'/"\${word%.service}"
  case $word in *.service) [ ! -e "$pid" ] || kill "$(cat "$pid")" ;; esac
done
`;
