/**
 * What systemd does for a unit with a socket, without systemd: holds a listening socket, hands it over as descriptor 3 with LISTEN_FDS and
 * LISTEN_PID (sd_listen_fds(3)), and starts the program again whenever it ends. In Perl, which every Debian has: Node would accept what
 * comes to a socket that it only holds.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const SUPERVISOR = `
BEGIN { $^F = 3 } # Descriptor 3 is handed over.
use strict; use warnings; use IO::Socket::UNIX; use POSIX ();
my ($file, @program) = @ARGV;
my $socket = IO::Socket::UNIX->new(Local => $file, Listen => 16) or die "$file: $!";
my $child = 0;
$SIG{TERM} = sub { kill 'KILL', $child if $child; exit 0 };
$| = 1;
while (1) {
  $child = fork();
  if (!$child) {
    POSIX::dup2(fileno($socket), 3);
    $ENV{LISTEN_FDS} = 1; $ENV{LISTEN_PID} = $$;
    exec @program or die "$!";
  }
  print "$child\\n";
  waitpid($child, 0);
  select(undef, undef, undef, 0.1);
}
`;

export type Unit = {
  /** Of the program as it runs now; 0 before its first start. */
  pid: () => number;
  close: () => Promise<void>;
};

/** `env` is all of the program's environment but PATH. Resolves once its socket can be connected to. */
export async function superviseAt(
  socket: string,
  program: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Unit> {
  const perl: ChildProcess = spawn('perl', ['-e', SUPERVISOR, socket, ...program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  let pid = 0;
  await new Promise<void>((resolve, reject) => {
    perl.once('exit', (code) => reject(new Error(`the supervisor ended with ${code}`)));
    if (!perl.stdout) throw new Error('stdout is a pipe');
    createInterface({ input: perl.stdout }).on('line', (line) => {
      if (/^\d+$/.test(line)) {
        pid = Number(line);
        resolve();
      } else process.stdout.write(`${line}\n`);
    });
  });
  return {
    pid: () => pid,
    close: async () => {
      const gone = new Promise<void>((resolve) => perl.once('exit', () => resolve()));
      perl.kill('SIGTERM');
      await gone;
    },
  };
}
