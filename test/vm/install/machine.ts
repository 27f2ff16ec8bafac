/** The container as a machine: booted with its own systemd, entered, and its power cut. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const BOOT_MS = 90_000;
const LOOK_MS = 200;

export type Done = { code: number; printed: string };

export class Machine {
  readonly root: string;
  /** Seen inside as /bench: what the bench's far ends and the kiosk share. */
  readonly shared: string;
  /** Block devices of this machine's that stand in it. */
  readonly #disks: readonly string[];
  #container: ChildProcess | null = null;
  #init = 0;

  constructor(root: string, shared: string, disks: readonly string[] = []) {
    this.root = root;
    this.shared = shared;
    this.#disks = disks;
  }

  /** Resolves when systemd has started what it wants. Network: this machine's own, so that the bench is reached on loopback. */
  async boot(): Promise<void> {
    const container = spawn(
      'systemd-nspawn',
      [
        ...['--register=no', '--keep-unit', '--boot', `--directory=${this.root}`, '--machine=kiosk'],
        ...['--resolv-conf=copy-host', '--console=pipe', `--bind=${this.shared}:/bench`],
        ...this.#disks.map((device) => `--bind=${device}`),
        // For the network namespace of the screen's unit, which has nothing but a loopback of its own.
        '--capability=CAP_NET_ADMIN',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const log = createWriteStream(path.join(path.dirname(this.root), 'console.log'), { flags: 'a' });
    container.stdout.pipe(log);
    container.stderr.pipe(log);
    this.#container = container;
    const late = Date.now() + BOOT_MS;
    for (;;) {
      if (container.exitCode !== null) throw new Error(`systemd-nspawn ended with ${container.exitCode}`);
      if (Date.now() > late) throw new Error('the machine does not come up');
      this.#init = firstChild(container.pid ?? 0);
      const state = this.#init && this.run('systemctl', 'is-system-running').printed.trim();
      if (state === 'running' || state === 'degraded') return;
      await sleep(LOOK_MS);
    }
  }

  /** Inside, as root. */
  run(...command: string[]): Done {
    return this.#enter(command, '');
  }

  /** Inside, as root, with that on standard input. */
  write(text: string, file: string): void {
    const { code, printed } = this.#enter(
      ['sh', '-c', 'mkdir -p "$(dirname "$1")"; cat >"$1"', 'write', file],
      text,
    );
    if (code !== 0) throw new Error(printed);
  }

  /** As `run`, but what fails ends the campaign. */
  must(...command: string[]): string {
    const { code, printed } = this.run(...command);
    if (code !== 0) throw new Error(`${command.join(' ')}: ${code}\n${printed}`);
    return printed;
  }

  /** Inside, as root, answering what it asks. */
  answer(input: string, ...command: string[]): void {
    const { code, printed } = this.#enter(command, input);
    if (code !== 0) throw new Error(printed);
  }

  #enter(command: string[], input: string): Done {
    const env = [
      'env',
      '-i',
      'PATH=/usr/sbin:/usr/bin:/sbin:/bin',
      'LANG=C.UTF-8',
      'DEBIAN_FRONTEND=noninteractive',
    ];
    const { status, stdout, stderr } = spawnSync(
      'nsenter',
      ['-t', String(this.#init), '-m', '-p', '-u', '-i', '-n', '--wdns=/', ...env, ...command],
      { input, encoding: 'utf8', cwd: '/', maxBuffer: 64 * 1024 * 1024 },
    );
    return { code: status ?? 1, printed: `${stdout}${stderr}` };
  }

  /** Every process is gone at once, with nothing said to any of them. What the kernel was asked to write is written: no disk loses power here. */
  async cutPower(): Promise<void> {
    const container = this.#container;
    if (!container) return;
    const gone = new Promise<void>((resolve) => container.once('close', () => resolve()));
    process.kill(this.#init, 'SIGKILL');
    container.kill('SIGKILL');
    await gone;
    for (;;) {
      try {
        process.kill(this.#init, 0);
        await sleep(LOOK_MS);
      } catch {
        break;
      }
    }
    this.#container = null;
  }
}

function firstChild(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}
