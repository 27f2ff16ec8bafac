/** A smart-card service of the test's own: Debian's pcscd in a mount namespace, with vpcd's virtual reader in it. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findCommand, freePort, type Running, start, until } from '../processes.ts';

const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
export const READER = 'Virtual PCD';

export type Pcscd = Awaited<ReturnType<typeof preparePcscd>>;

/** Why it can't run here; null when it can. */
export function pcscdMissing(): string | null {
  if (!findCommand('pcscd')) return 'pcscd is missing (Debian package pcscd)';
  if (!existsSync(DRIVER)) return 'the virtual reader is missing (Debian package vsmartcard-vpcd)';
  return process.getuid?.() === 0 ? null : 'only root can give pcscd a /run of its own';
}

export async function preparePcscd(folder: string) {
  const socketFolder = path.join(folder, 'socket');
  const configured = path.join(folder, 'readers');
  for (const each of [socketFolder, configured]) mkdirSync(each, { recursive: true });
  const port = await freePort();
  const hexPort = `0x${port.toString(16)}`;
  let running: Running | null = null;
  return {
    /** For PCSCLITE_CSOCK_NAME: where libpcsclite looks for the service. */
    socket: path.join(socketFolder, 'pcscd.comm'),
    /** Where vpcd waits for its card. */
    port,
    async start({ withReader = true } = {}) {
      const file = path.join(configured, 'vpcd');
      if (withReader) {
        writeFileSync(
          file,
          `FRIENDLYNAME "${READER}"\nDEVICENAME /dev/null:${hexPort}\nLIBPATH ${DRIVER}\nCHANNELID ${hexPort}\n`,
        );
      } else rmSync(file, { force: true });
      // It insists on /run/pcscd: here that is a folder of the test's, seen by nobody else.
      const steps =
        'mount -t tmpfs tmpfs /run && mkdir /run/pcscd && mount --bind "$0" /run/pcscd && exec "$2" -f -c "$1"';
      running = start('unshare', [
        ...['--mount', 'sh', '-c', steps, socketFolder, configured, findCommand('pcscd') ?? 'pcscd'],
      ]);
      await until(
        () => `pcscd: ${running?.said()}`,
        () => existsSync(path.join(socketFolder, 'pcscd.comm')),
      );
    },
    async stop() {
      await running?.stop();
      running = null;
      for (const name of ['pcscd.comm', 'pcscd.pid']) rmSync(path.join(socketFolder, name), { force: true });
    },
  };
}
