/** The device host's process: owns the ports, runs the drivers, answers the core. DEVICE_HOST_CONFIG is DevicesConfig as JSON. */
import { RPCHandler } from '@orpc/server/message-port';
import { DevicesConfig } from '../../kiosk-config/schema.ts';
import { acceptPeers } from '../ipc.ts';
import { createDevices } from './devices.ts';
import { createHostRouter } from './router.ts';

const devices = createDevices(DevicesConfig.parse(JSON.parse(process.env.DEVICE_HOST_CONFIG ?? '{}')));
const handler = new RPCHandler(createHostRouter(devices));

acceptPeers(
  (port) => handler.upgrade(port),
  () => void devices.stop().then(() => process.exit(0)),
);
process.on('SIGINT', () => undefined);
devices.start();
