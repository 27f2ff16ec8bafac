/**
 * Tells systemd that this process is up, and from then on that it still answers: a unit with WatchdogSec= that falls silent is killed
 * and started again (sd_notify(3), sd_watchdog_enabled(3)). Nothing where systemd did not ask for it.
 */
import { spawn } from 'node:child_process';

/** Node has no datagram sockets of Unix; systemd's own program says it, asked by a shell that lives as long as this process. */
const MESSENGER = 'while read -r word; do systemd-notify "$word"; done';
/** A third of what the units allow, milliseconds: one late word costs nobody their life. */
const EVERY_MS = 2_000;

/** Called when the process is ready; `isWell`: asked before each word. */
export function feedWatchdog(isWell: () => boolean = () => true): void {
  if (!process.env.NOTIFY_SOCKET || process.platform !== 'linux') return;
  const messenger = spawn('/bin/sh', ['-c', MESSENGER], { stdio: ['pipe', 'ignore', 'ignore'] });
  // A messenger that ends is missed by systemd, which then starts everything anew.
  messenger.on('error', () => undefined);
  messenger.stdin.on('error', () => undefined);
  messenger.stdin.write('READY=1\n');
  setInterval(() => {
    if (isWell()) messenger.stdin.write('WATCHDOG=1\n');
  }, EVERY_MS).unref();
}
