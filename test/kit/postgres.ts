/** A PostgreSQL of a test's own: its own folder and Unix socket, no port, gone with whoever started it, however he ends. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { closer } from './termination.ts';

/** Debian keeps each major version's programs in a folder of their own. */
const VERSIONS = '/usr/lib/postgresql';

export type Postgres = {
  /** Its version, as it says it. */
  version: string;
  /** A fresh database's URL. */
  database(): Promise<string>;
  close(): Promise<void>;
};

/** Null where it can be started. */
export function noPostgres(): string | null {
  if (process.platform !== 'linux') return 'it is started by Linux’s setpriv';
  if (spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).status !== 0) return 'no setpriv (util-linux)';
  if (!programs()) return 'Debian’s postgresql is not installed';
  if (process.getuid?.() === 0 && !account()) return 'there is no user that it could run as';
  return null;
}

/** `isDurable`: a commit waits for the disk, as in production; tests that cut no power need not. */
export async function startPostgres({ isDurable = false } = {}): Promise<Postgres> {
  const why = noPostgres();
  if (why) throw new Error(why);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'postgres-'));
  const user = account();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const close = closer(async () => {
    // SIGINT: it ends its sessions and writes what it has to.
    if (server && server.exitCode === null && server.signalCode === null) {
      const gone = new Promise((resolve) => server?.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  });
  let server: ChildProcess | null = null;
  try {
    await made(
      asUser('initdb', '-D', data, '-U', 'platform', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N'),
    );
    const settings = ['listen_addresses=', 'max_connections=100', `fsync=${isDurable ? 'on' : 'off'}`];
    server = asUser('postgres', '-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting]));
    const version = await answered(server, urlOf(folder, 'postgres'));
    const database = async () => {
      const name = `platform_${randomUUID().replaceAll('-', '')}`;
      await withClient(urlOf(folder, 'postgres'), (client) => client.query(`CREATE DATABASE ${name}`));
      return urlOf(folder, name);
    };
    return { version, database, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const urlOf = (folder: string, name: string) =>
  `postgresql://platform@/${name}?host=${encodeURIComponent(folder)}`;

/** Ends with this process, even where it is killed. Root has to become somebody else: PostgreSQL refuses to run as root. */
function asUser(program: string, ...parameters: string[]): ChildProcess {
  const user = account();
  const who = user ? ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups'] : [];
  const command = ['--pdeathsig', 'INT', ...who, path.join(programs() ?? '', program), ...parameters];
  return spawn('setpriv', command, {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  });
}

async function made(child: ChildProcess): Promise<void> {
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => said.push(String(text)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(said.join(''));
}

async function answered(server: ChildProcess, url: string): Promise<string> {
  let said = '';
  server.stdout?.resume();
  server.stderr?.on('data', (text) => {
    said = (said + text).slice(-2000);
  });
  for (;;) {
    if (server.exitCode !== null) throw new Error(said);
    try {
      const { rows } = await withClient(url, (client) => client.query('SHOW server_version'));
      return rows[0].server_version;
    } catch (error) {
      if (!['ENOENT', 'ECONNREFUSED', '57P03'].includes((error as { code?: string }).code ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function withClient<T>(url: string, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

function programs(): string | null {
  if (!existsSync(VERSIONS)) return null;
  const newest = readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a));
  const folders = newest.map((version) => path.join(VERSIONS, version, 'bin'));
  return folders.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null;
}

/** Whom root becomes; null for anybody else, who stays himself. */
function account(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const line = /^(?:postgres|nobody):[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return line && { uid: Number(line[1]), gid: Number(line[2]) };
}
