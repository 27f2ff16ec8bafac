/** What a kiosk's Chromium can do without, so that the whole kiosk fits a small machine: reads as a list. */
import { app } from 'electron';

/** A process of its own for the sound, 15 MB, guards a browser against what it plays: here only the build's own prompts. */
export const NEEDLESS = ['AudioServiceOutOfProcess'] as const;

/** Before `ready`: GTK and Chromium ask only once. */
export function spareMemory(): void {
  // GTK loads the graphics driver for windows of its own, of which a kiosk has none: 29 MB of Mesa and LLVM.
  process.env.GDK_GL = 'disable';
  // The shell lets no request leave the machine: the network's own process would guard nothing, 15 MB.
  app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
}
