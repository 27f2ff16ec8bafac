/** The few things that a technician may do at the screen. */
import type { DeviceName } from '../../../devices/index.ts';

export interface MaintenanceActions {
  testPrint(): void;
  restartDevice(device: DeviceName | 'all'): void;
  restartCore(): void;
  retryQueue(): void;
  retryOne(receiptNo: string): void;
  exportParked(receiptNo: string): void;
}
