/** The command line that both shells understand. */
import path from 'node:path';
import { parseArgs } from 'node:util';

export type ShellOptions = {
  dataFolder: string;
  configFiles: string[];
  /** Web shell's port; 0 picks a free one. */
  port: number;
  landscape: boolean;
  development: boolean;
  node: string | null;
  runtime: string | null;
};

/** Unknown words are Chromium's own switches and are passed over. */
export function parseShellOptions(argv: readonly string[], defaultData: string): ShellOptions {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      data: { type: 'string' },
      config: { type: 'string', multiple: true },
      port: { type: 'string' },
      landscape: { type: 'boolean' },
      development: { type: 'boolean' },
      node: { type: 'string' },
      runtime: { type: 'string' },
    },
  });
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    dataFolder: path.resolve(text(values.data) ?? defaultData),
    configFiles: (Array.isArray(values.config) ? values.config : []).filter(
      (file) => typeof file === 'string',
    ),
    port: Number(text(values.port) ?? 0),
    landscape: values.landscape === true,
    development: values.development === true,
    node: text(values.node),
    runtime: text(values.runtime),
  };
}
