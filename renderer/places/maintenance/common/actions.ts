/** The few things that a technician may do at the screen. */

import type { DeviceName } from '../../../../devices/index.ts';
import type { CloseReason } from '../../../../main/core/model/receipt.ts';

export interface MaintenanceActions {
  testPrint(): void;
  restartDevice(device: DeviceName | 'all'): void;
  restartCore(): void;
  retryQueue(): void;
  checkUpdate(): void;
  applyUpdate(): void;
  rollBack(): void;
  retryOne(receiptNo: string): void;
  exportParked(receiptNo: string): void;
  closeParked(receiptNo: string, number: string, reason: CloseReason): void;
}
