/** A paper that is printed on A4 where there is a printer for it, else on the receipt printer. */
import type { DeviceStatus } from '../../../devices/index.ts';
import type { Slip } from '../../../devices/receipt-printer/contract.ts';
import type { PaperUse } from '../model/paper.ts';
import type { PrintAnswer } from '../model/print-answer.ts';
import type { DeviceHostClient } from './device-host-client.ts';
import { printAnswer } from './print-answer.ts';

type Printers = Pick<DeviceHostClient, 'print' | 'printDocument' | 'statuses'>;
type Paper = {
  /** Throws where whoever it is for is gone: asked before each printer. */
  mustGoOn: () => void;
  pdf: () => Promise<Uint8Array<ArrayBuffer>>;
  purpose: PaperUse;
  slip: Slip;
};

/** Tried on the receipt printer only where A4 paper has not been started: never twice. Throws what `mustGoOn` throws. */
export async function printOnBestPaper(
  devices: Printers,
  { mustGoOn, pdf, purpose, slip }: Paper,
): Promise<PrintAnswer> {
  if (devices.statuses.value.some(printsOnA4)) {
    const made = await pdf();
    mustGoOn();
    const onA4 = await devices.printDocument(made, purpose);
    if (onA4.outcome !== 'not-started') return printAnswer(onA4);
  }
  // A session's end calls the A4 printer off before it began: no other printer goes on with it.
  mustGoOn();
  return printAnswer(await devices.print(slip, purpose));
}

const printsOnA4 = ({ device, state }: DeviceStatus) =>
  device === 'a4-printer' && state !== 'off' && state !== 'fault';
