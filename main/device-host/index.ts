/**
 * The device host's process: owns the ports, runs the drivers, answers the core. DevicesConfig comes as JSON: in DEVICE_HOST_CONFIG, or,
 * where it is a unit of its own, from the core that connects; with that core it ends, and is started again for the next one.
 */
import { RPCHandler } from '@orpc/server/message-port';
import { DevicesConfig } from '../../devices/index.ts';
import { separateBuffers } from '../process/clean-memory.ts';
import { EXIT_PORT_HUNG } from '../process/exit-codes.ts';
import { reportFatalFaults } from '../process/fatal-faults.ts';
import { acceptPeers, PARENT, type Wire } from '../process/ipc.ts';
import { acceptWires, givenSocket } from '../process/socket-wire.ts';
import { feedWatchdog } from '../process/watchdog.ts';
import { refuseIllFormed } from '../process/well-formed.ts';
import { createDevices } from './devices.ts';
import { createHostRouter } from './router.ts';

separateBuffers();
reportFatalFaults('device-host');

type Core = { core: Wire; text: string };

/** The first to connect; whoever comes after it waits for the next device host. */
function firstCore(fd: number): Promise<Core> {
  return new Promise((resolve) => {
    const server = acceptWires(fd, (core, text) => {
      server.close();
      resolve({ core, text });
    });
  });
}

const listening = givenSocket();
feedWatchdog();
const { core, text }: Core =
  listening === null
    ? { core: PARENT, text: process.env.DEVICE_HOST_CONFIG ?? '{}' }
    : await firstCore(listening);
const config = DevicesConfig.parse(JSON.parse(text));
const devices = await createDevices(config, (device) => {
  process.stderr.write(`${JSON.stringify({ process: 'device-host', event: 'device.hung', device })}\n`);
  process.exit(EXIT_PORT_HUNG);
});
const handler = new RPCHandler(createHostRouter(devices), { clientInterceptors: [refuseIllFormed] });

const onCoreGone = () => void devices.stop().then(() => process.exit(0));
acceptPeers((port) => handler.upgrade(port), onCoreGone, undefined, core);
// Gone while the devices were made: nobody heard it.
if (core !== PARENT && !core.connected) onCoreGone();
process.on('SIGINT', () => undefined);
devices.start();
