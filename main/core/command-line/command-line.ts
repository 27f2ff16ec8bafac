/** What the commands at a technician's terminal have in common: their options, the configuration that the product brings, how they end. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What Node says of a wrong option, in the technician's words. */
const WRONG = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: '没有这个选项',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: '选项少了值，或多了值',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: '看不懂',
} as const;
const isKnown = (code: unknown): code is keyof typeof WRONG => typeof code === 'string' && code in WRONG;

/** The options as they were given. Written wrongly: says which, and how they are written, and ends the process with `exitCode`. */
export function optionsOf<T extends ParseArgsConfig>(
  config: T,
  usage: string,
  exitCode = 1,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!isKnown(code)) throw error;
    const [, what = ''] = /'([^']+)'/.exec(message) ?? [];
    process.stderr.write(`${WRONG[code]}：${what}\n${usage.trimEnd()}\n`);
    process.exit(exitCode);
  }
}

/** Ends a command: null is well; otherwise says what went wrong, with exit code 1. */
export function end(problem: string | null): void {
  if (problem === null) return;
  process.stderr.write(`${problem.trimEnd()}\n`);
  process.exitCode = 1;
}

/** The path of the configuration that the product brings: beside the bundled programs, and in a checkout's own folder. */
export function shippedConfig(): string {
  const bundled = path.join(import.meta.dirname, 'kiosk-config', 'default.yaml');
  return existsSync(bundled) ? bundled : path.join(import.meta.dirname, '../../../kiosk-config/default.yaml');
}
