/** What a kiosk's Chromium can do without, so that the whole kiosk fits a small machine: reads as a list. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { app } from 'electron';

/** A process of its own for the sound, 15 MB, guards a browser against what it plays: here only the build's own prompts. */
export const NEEDLESS = ['AudioServiceOutOfProcess'] as const;

/** Before `ready`: GTK and Chromium ask only once. */
export function spareMemory(): void {
  // GTK loads the graphics driver for windows of its own, of which a kiosk has none: 29 MB of Mesa and LLVM.
  process.env.GDK_GL = 'disable';
  // The shell lets no request leave the machine: the network's own process would guard nothing, 15 MB.
  app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
  // Chromium's set for machines of little memory: fewer tiles beyond the screen, smaller caches. The page takes 26 MB less.
  app.commandLine.appendSwitch('enable-low-end-device-mode');
}

/** Between two citizens: the photographs that were relayed and the pictures that the window was judged by, some 20 MB. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')({ type: 'major', execution: 'sync' });
}
