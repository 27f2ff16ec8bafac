/** Orca, the screen reader of Linux desktops, on a display; what it says is taken from its own log. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const NEEDED = [
  'orca',
  'at-spi2-core',
  'speech-dispatcher',
  'dbus-daemon',
  'openbox',
  'gir1.2-wnck-3.0',
];
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const BUS = '/usr/libexec/at-spi-bus-launcher';
/** `SPEECH OUTPUT: 'words'{'established': False}`, the part in braces not always. */
const SPOKEN = /SPEECH OUTPUT: '(.*?)'(?:\s*\{|\s*$)/;

export function isInstalled(): boolean {
  return existsSync('/usr/bin/orca') && existsSync(BUS) && existsSync('/usr/bin/dbus-run-session');
}

/** The environment of a session in which nothing is heard and everything is read; `folder` takes all that is written. */
export function quietSession(folder: string): Record<string, string> {
  const speech = path.join(folder, 'speech-dispatcher');
  mkdirSync(speech, { recursive: true });
  writeFileSync(path.join(speech, 'speechd.conf'), 'DefaultModule dummy\nAddModule "dummy" "sd_dummy" ""\n');
  return {
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_RUNTIME_DIR: folder,
    ACCESSIBILITY_ENABLED: '1',
    LANG: 'C.UTF-8',
  };
}

export type Listener = {
  /** All that was said since the last call. */
  heard: () => string[];
  close: () => void;
};

/** What a program must find when it starts, or it tells a screen reader nothing. Ends with the session. */
export async function startAccessibilityBus(folder: string): Promise<void> {
  spawn(BUS, ['--launch-immediately'], { stdio: 'ignore' });
  while (!existsSync(path.join(folder, 'at-spi'))) await pause(100);
}

/** Needs a session bus of its own (`dbus-run-session`) and `quietSession`'s environment. */
export function startOrca(display: string, folder: string): Listener {
  mkdirSync(folder, { recursive: true });
  const log = path.join(folder, 'orca.log');
  const env = { ...process.env, DISPLAY: display };
  const start = (command: string, args: readonly string[]): ChildProcess =>
    spawn(command, args, { env, stdio: 'ignore' });
  // A window manager, since without one no window has the focus.
  const children = [start('openbox', []), start('orca', ['--replace', `--debug-file=${log}`])];
  let told = 0;
  return {
    heard: () => {
      const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
      const all = lines.flatMap((line) => SPOKEN.exec(line)?.[1] ?? []);
      const news = all.slice(told);
      told = all.length;
      return news;
    },
    close: () => {
      for (const child of children) child.kill();
    },
  };
}
