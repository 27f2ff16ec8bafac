/** The command line that both shells understand. */
import path from 'node:path';
import { parseArgs } from 'node:util';

/** By the screen's own shape; the other two are for seeing a layout on a screen of the other shape. */
export type Layout = 'screen' | 'portrait' | 'landscape';

export type ShellOptions = {
  dataFolder: string;
  configFiles: string[];
  /** Web shell's port; 0 picks a free one. */
  port: number;
  layout: Layout;
  development: boolean;
  node: string | null;
  runtime: string | null;
  /** Web shell: opens the system browser in kiosk mode, with these further switches. */
  browser: boolean;
  browserSwitches: string[];
};

/** A product takes no word of development: no other configuration, program or switch than its own. */
export function asProduct(options: ShellOptions): ShellOptions {
  return { ...options, configFiles: [], development: false, node: null, runtime: null, browserSwitches: [] };
}

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
      portrait: { type: 'boolean' },
      development: { type: 'boolean' },
      node: { type: 'string' },
      runtime: { type: 'string' },
      browser: { type: 'boolean' },
      'browser-switch': { type: 'string', multiple: true },
    },
  });
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const texts = (value: unknown) =>
    Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  return {
    dataFolder: path.resolve(text(values.data) ?? defaultData),
    configFiles: texts(values.config),
    port: Number(text(values.port) ?? 0),
    layout: values.landscape === true ? 'landscape' : values.portrait === true ? 'portrait' : 'screen',
    development: values.development === true,
    node: text(values.node),
    runtime: text(values.runtime),
    browser: values.browser === true,
    browserSwitches: texts(values['browser-switch']),
  };
}
