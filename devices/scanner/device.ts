/** The scanner as the device host runs it: driver and supervisor put together. */
import { implement } from '@orpc/server';
import type { Device, DeviceHost } from '../common/module.ts';
import { Supervisor } from '../common/supervisor.ts';
import { byteDevice } from '../transport/byte-device.ts';
import type { ScannerConfig } from './config.ts';
import { contract, type Scanned } from './contract.ts';
import { type ScanCollector, Scanner } from './driver.ts';
import { HidPosAssembler } from './hid-pos.ts';
import { LineSplitter } from './protocol.ts';

export function collectorFor({ transport, layout }: ScannerConfig): ScanCollector {
  return transport.kind === 'hid' ? new HidPosAssembler(layout) : new LineSplitter();
}

export function createScanner(config: ScannerConfig, host: DeviceHost<Scanned>): Device {
  const onScan = (text: string) => host.raise({ event: 'scan', text });
  const scanner = new Supervisor({
    ...byteDevice(config.transport, (link) => new Scanner(link, collectorFor(config), onScan)),
    onStatus: (status) => host.onStatus(status),
    onHang: () => host.onHang(),
  });
  return {
    get status() {
      return scanner.status;
    },
    router: implement(contract).router({}),
    start: () => scanner.start(),
    stop: () => scanner.stop(),
    restart: () => scanner.restart(),
  };
}
