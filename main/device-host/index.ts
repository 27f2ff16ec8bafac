/** The device host's process: owns the ports, runs the drivers, answers the core. DEVICE_HOST_CONFIG is DevicesConfig as JSON. */
import { RPCHandler } from '@orpc/server/message-port';
import { DevicesConfig } from '../../devices/index.ts';
import { separateBuffers } from '../process/clean-memory.ts';
import { EXIT_PORT_HUNG } from '../process/exit-codes.ts';
import { reportFatalFaults } from '../process/fatal-faults.ts';
import { acceptPeers } from '../process/ipc.ts';
import { refuseIllFormed } from '../process/well-formed.ts';
import { createDevices } from './devices.ts';
import { createHostRouter } from './router.ts';

separateBuffers();
reportFatalFaults('device-host');

const config = DevicesConfig.parse(JSON.parse(process.env.DEVICE_HOST_CONFIG ?? '{}'));
const devices = await createDevices(config, (device) => {
  process.stderr.write(`${JSON.stringify({ process: 'device-host', event: 'device.hung', device })}\n`);
  process.exit(EXIT_PORT_HUNG);
});
const handler = new RPCHandler(createHostRouter(devices), { clientInterceptors: [refuseIllFormed] });

acceptPeers(
  (port) => handler.upgrade(port),
  () => void devices.stop().then(() => process.exit(0)),
);
process.on('SIGINT', () => undefined);
devices.start();
