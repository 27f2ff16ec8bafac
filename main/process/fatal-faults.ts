/** What a process of the kiosk says of a fault that nothing caught. */

const FRAMES = 8;

/** Where, never what: V8's own messages quote the text they could not read, and that may be a citizen's. */
export function whereOf(error: unknown): { name: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  return { name: error.name, at: error.stack?.match(/^ +at .*$/gm)?.slice(0, FRAMES) ?? [] };
}

/** One JSON line on standard error in place of the runtime's own report, then `end`: by default as Node does, exit code 1. */
export function reportFatalFaults(name: string, end = (): void => process.exit(1)): void {
  process.on('uncaughtException', (error) => {
    const line = { time: Date.now(), process: name, event: 'process.crashed', ...whereOf(error) };
    process.stderr.write(`${JSON.stringify(line)}\n`);
    end();
  });
}
