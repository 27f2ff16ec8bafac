/** The core as a shell sees it: one child process, the same in Electron, in the web shell and in the package. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ChildHost } from './child-host.ts';
import { EXIT_IN_USE } from './exit-codes.ts';

export type CoreHostOptions = {
  /** The Node 24 binary that runs core and device host. */
  node: string;
  /** Folder with core.mjs, device-host.mjs and kiosk-config/. */
  runtime: string;
  dataFolder: string;
  /** Further configuration files, after default.yaml and the data folder's site.yaml. */
  configFiles: readonly string[];
  version: string;
  development: boolean;
};

/** In the environment of an installed shell: the socket of the core, which is then a unit of its own with its own configuration. */
const CORE_SOCKET = 'KIOSK_CORE_SOCKET';

/** Variables of the shell's environment that the core needs; nothing else is handed on. */
const PASSED_ON = ['PATH', 'HOME', 'LANG', 'TZ', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR', 'KIOSK_LOG'] as const;

export function createCoreHost(options: CoreHostOptions): ChildHost {
  const config = path.join(options.runtime, 'kiosk-config');
  const env: Record<string, string> = {
    KIOSK_DATA: options.dataFolder,
    KIOSK_CONFIG: [
      path.join(config, 'default.yaml'),
      path.join(options.dataFolder, 'site.yaml'),
      ...options.configFiles,
    ].join(path.delimiter),
    KIOSK_CATALOGUE: path.join(config, 'catalogue'),
    KIOSK_DEVICE_HOST: path.join(options.runtime, 'device-host.mjs'),
    KIOSK_VERSION: options.version,
    KIOSK_DEVELOPMENT: options.development ? '1' : '0',
  };
  for (const name of PASSED_ON) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  const socket = process.env[CORE_SOCKET];
  return new ChildHost({
    ...(socket && { unit: { socket, begin: '' } }),
    node: options.node,
    entry: path.join(options.runtime, 'core.mjs'),
    env,
    finalExitCodes: [EXIT_IN_USE],
  });
}

/** The packaged product carries its Node binary and runtime beside the application. */
export function packagedRuntime(resources: string): { node: string; runtime: string } | null {
  const runtime = path.join(resources, 'runtime');
  const node = path.join(resources, 'node', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(node) ? { node, runtime } : null;
}

export const IN_USE_MESSAGE = '本机已有一个自助终端程序在使用该数据目录，本次启动退出。';
