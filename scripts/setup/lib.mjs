/** What set-up and the launchers share. Plain JavaScript: it runs on the machine's own Node 20, before anything is installed. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const OUT = path.join(ROOT, 'out');

/**
 * Where Node keeps what it compiled, for tests: each kiosk of theirs is four processes that begin with TypeScript's sources, and
 * starts in half the time so. By way of the environment, for the processes of processes.
 */
export const COMPILED = path.join(OUT, 'compiled');
/** Node 24 from the npm registry, whatever the machine's own Node is. */
export const NODE = path.join(
  ROOT,
  'node_modules',
  '.bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

export function say(line) {
  process.stdout.write(`\u001b[36m▸\u001b[0m ${line}\n`);
}

export function warn(line) {
  process.stdout.write(`\u001b[33m! ${line}\u001b[0m\n`);
}

/** Runs a command with its output shown (or kept, with `quiet`); resolves to its exit code and what it printed. */
export function run(command, args, { quiet = false, env = {}, cwd = ROOT } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
    });
    let printed = '';
    child.stdout?.on('data', (chunk) => {
      printed += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      printed += chunk;
    });
    child.on('error', (error) => resolve({ code: 127, printed: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, printed }));
  });
}

/**
 * Ends with a message for the person at the terminal, not with a stack trace.
 * @returns {never}
 */
export function fail(line) {
  process.stderr.write(`\u001b[31m✗ ${line}\u001b[0m\n`);
  process.exit(1);
}

export function hashFiles(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(existsSync(file) ? readFileSync(file) : '');
  return hash.digest('hex');
}

/** Does `work` unless the stamp of the last time still equals `key` and what it made is there. Returns whether it had to. */
export async function once(name, key, made, work) {
  const stamp = path.join(OUT, 'stamps', name);
  if (existsSync(made) && existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return false;
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, key);
  return true;
}
