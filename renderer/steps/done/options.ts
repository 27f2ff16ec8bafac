/** What a kind of matter says and offers at its end. */
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import type { DeliveryState, Receipt } from '../../../main/core/model/receipt.ts';
import type { IconName } from '../../components/icon.tsx';
import type { Prompt, Text } from '../../i18n/words.ts';
import type { MatterStart } from '../../journey/matter.ts';

export interface DoneOptions {
  title(delivery: DeliveryState, receipt: Receipt): Text;
  /** What is spoken when all went well. Without it: that the matter is received. */
  prompt?: Prompt;
  /** The receipt's time is one that was given up. */
  givesTimeUp?: boolean;
  /** What an SMS will bring, where it is not the usual. */
  sms?(receipt: Receipt, delivery: DeliveryState): Text | null;
  /** There is an application to print on A4 paper. */
  hasApplication?: boolean;
  after?: AfterMatter;
}

/** Where a way on leads from the end of a matter; `start` answers null where this item does not offer it. */
export interface AfterMatter {
  label: Text;
  icon: IconName;
  start(item: ItemDetail, receipt: Receipt): MatterStart | null;
}
