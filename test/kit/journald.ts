/** A systemd-journald of a test's own, in a namespace of its own, with the configuration that the package installs. Root only. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { closer } from './termination.ts';

const PROGRAM = '/usr/lib/systemd/systemd-journald';
const SHIPPED = path.resolve(import.meta.dirname, '../../scripts/build/debian/system/journald.conf');
const PERSISTENT = '/var/log/journal';

/** Sends each line of its input as one entry, as a unit's output arrives. In Perl, which every Debian has: Node has no Unix datagrams. */
const SENDER = `
use IO::Socket::UNIX; use Socket;
my $s = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Peer => $ARGV[0]) or die "$!";
while (<STDIN>) { chomp; $s->send("MESSAGE=$_\\nPRIORITY=6\\nSYSLOG_IDENTIFIER=node\\n") or die "$!" }
`;

/** Null where it can be started. */
export function noJournald(): string | null {
  if (process.getuid?.() !== 0) return 'only root may start a journald';
  return existsSync(PROGRAM) && existsSync('/etc/machine-id') ? null : 'no systemd-journald here';
}

export const shippedJournal = () => readFileSync(SHIPPED, 'utf8');

/** `change`: what the test has otherwise, by key. */
export async function startJournald(change: Readonly<Record<string, string>>) {
  const namespace = `kiosk-test-${process.pid}`;
  const changed = Object.entries(change).reduce(
    (text, [key, value]) => text.replace(new RegExp(`^${key}=.*$`, 'm'), `${key}=${value}`),
    shippedJournal(),
  );
  const config = `/etc/systemd/journald@${namespace}.conf`;
  const wasThere = existsSync(PERSISTENT);
  mkdirSync('/etc/systemd', { recursive: true });
  writeFileSync(config, changed);
  const server = spawn(PROGRAM, [namespace], { stdio: 'ignore' });
  const run = `/run/systemd/journal.${namespace}`;
  const folders = () =>
    existsSync(PERSISTENT)
      ? readdirSync(PERSISTENT)
          .filter((name) => name.endsWith(`.${namespace}`))
          .map((name) => path.join(PERSISTENT, name))
      : [];
  const close = closer(async () => {
    if (server.exitCode === null) {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
    }
    for (const folder of [...folders(), run, config]) rmSync(folder, { recursive: true, force: true });
    if (!wasThere) rmSync(PERSISTENT, { recursive: true, force: true });
  });
  while (!existsSync(path.join(run, 'socket'))) {
    if (server.exitCode !== null) throw new Error(`journald ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const journalctl = (...more: string[]) =>
    spawnSync('journalctl', [`--namespace=${namespace}`, '-q', '-o', 'cat', ...more], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    }).stdout;
  return {
    close,
    /** Resolves once all are written. */
    async send(lines: readonly string[]): Promise<void> {
      const sender = spawn('perl', ['-e', SENDER, path.join(run, 'socket')], {
        stdio: ['pipe', 'ignore', 'inherit'],
      });
      const done = new Promise((resolve, reject) =>
        sender.once('exit', (code) => (code === 0 ? resolve(null) : reject(new Error(`perl: ${code}`)))),
      );
      sender.stdin?.end(lines.map((line) => `${line.trimEnd()}\n`).join(''));
      await done;
    },
    /** Newest last. */
    read: (...more: string[]) =>
      journalctl(...more)
        .split('\n')
        .filter(Boolean),
    /** Of all its files, as the disk has them. */
    bytes: () =>
      folders()
        .flatMap((folder) => readdirSync(folder).map((file) => path.join(folder, file)))
        .reduce((sum, file) => sum + statSync(file).blocks * 512, 0),
  };
}
