/** The device host's process: owns the ports, runs the drivers, answers the core. DEVICE_HOST_CONFIG is DevicesConfig as JSON. */
import { RPCHandler } from '@orpc/server/message-port';
import { DevicesConfig } from '../../devices/index.ts';
import { separateBuffers } from '../process/clean-memory.ts';
import { reportFatalFaults } from '../process/fatal-faults.ts';
import { acceptPeers } from '../process/ipc.ts';
import { refuseIllFormed } from '../process/well-formed.ts';
import { createDevices } from './devices.ts';
import { createHostRouter } from './router.ts';

/** A driver hangs in the system and its port stays taken: only a new process gets it back (EX_IOERR of sysexits.h). */
const EXIT_HUNG = 74;

separateBuffers();
reportFatalFaults('device-host');

const config = DevicesConfig.parse(JSON.parse(process.env.DEVICE_HOST_CONFIG ?? '{}'));
const devices = await createDevices(config, (device) => {
  process.stderr.write(`${JSON.stringify({ process: 'device-host', event: 'device.hung', device })}\n`);
  process.exit(EXIT_HUNG);
});
const handler = new RPCHandler(createHostRouter(devices), { clientInterceptors: [refuseIllFormed] });

acceptPeers(
  (port) => handler.upgrade(port),
  () => void devices.stop().then(() => process.exit(0)),
);
process.on('SIGINT', () => undefined);
devices.start();
