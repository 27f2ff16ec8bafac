/** What a process of the kiosk says of a fault that nothing caught. */

/** Where, never what: V8's own messages quote the text they could not read, and that may be a citizen's. */
export function whereOf(error: unknown): { name: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  return { name: error.name, at: error.stack?.match(/^ +at .*$/gm)?.slice(0, FRAMES) ?? [] };
}

const FRAMES = 8;

/** For core, device host and web shell: one JSON line on standard error in place of Node's own report, and exit code 1 as Node's. */
export function sayLastWords(name: string): void {
  process.on('uncaughtException', (error) => {
    const line = { time: Date.now(), process: name, event: 'process.crashed', ...whereOf(error) };
    process.stderr.write(`${JSON.stringify(line)}\n`);
    process.exit(1);
  });
}
