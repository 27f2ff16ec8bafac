/** A paper that is printed on A4 where there is a printer for it, else on the receipt printer. */
import type { DeviceStatus } from '../../../devices/index.ts';
import type { Slip } from '../../../devices/receipt-printer/contract.ts';
import type { PaperUse } from '../model/paper.ts';
import type { PrintAnswer } from '../model/print-answer.ts';
import type { DeviceHostClient } from './device-host-client.ts';
import { printAnswer } from './print-answer.ts';

type Printers = Pick<DeviceHostClient, 'print' | 'printDocument' | 'statuses'>;
type Paper = {
  pdf: () => Promise<Uint8Array<ArrayBuffer>>;
  purpose: PaperUse;
  slip: Slip;
};

/** Tried on the receipt printer only where A4 paper has not been started: never twice. */
export async function printOnBestPaper(
  devices: Printers,
  { pdf, purpose, slip }: Paper,
): Promise<PrintAnswer> {
  if (devices.statuses.value.some(printsOnA4)) {
    const onA4 = await devices.printDocument(await pdf(), purpose);
    if (onA4.outcome !== 'not-started') return printAnswer(onA4);
  }
  return printAnswer(await devices.print(slip, purpose));
}

const printsOnA4 = ({ device, state }: DeviceStatus) =>
  device === 'a4-printer' && state !== 'off' && state !== 'fault';
