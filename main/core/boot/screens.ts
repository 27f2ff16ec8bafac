/** The screens of this process, and how one is served. */
import type { RPCHandler } from '@orpc/server/message-port';
import type { KioskConfig } from '../../../kiosk-config/schema.ts';
import type { Port } from '../../process/ipc.ts';
import type { RestartCount } from '../maintenance/restarts.ts';
import { RemoteConsole } from '../remote/remote-console.ts';
import { Connection, isAttended } from '../session/connection.ts';
import { log } from './own-process.ts';

/** What this process does for whoever connects. */
export type Serve = {
  serve: (port: Port) => void;
  /** Null: what the shell tells can't be kept. */
  restarts: RestartCount | null;
  stop: () => Promise<void>;
};

/** Those that are connected: one, as a rule. */
const screens = new Set<Connection>();
export const isScreenAttended = () => [...screens].some(isAttended);

export function remoteOf(config: KioskConfig | null): RemoteConsole {
  return new RemoteConsole({ config: config?.maintenance.remote, log, isAttended: isScreenAttended });
}

/** `onEnd`: called when the screen goes with a session on it. */
export function serveOn(
  handler: RPCHandler<{ connection: Connection }>,
  port: Port,
  onEnd: () => void = () => undefined,
): void {
  const connection = new Connection();
  screens.add(connection);
  port.on('close', () => {
    screens.delete(connection);
    if (connection.session) onEnd();
    connection.closed();
  });
  handler.upgrade(port, { context: { connection } });
}
