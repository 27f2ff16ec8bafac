/** How this session's submission fares on its way to the platform. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { DeliveryState } from '../model/receipt.ts';

export const outboxContract = {
  /** Emits the state now and at each change; ends once delivered or parked. */
  watch: oc.input(z.object({ receiptNo: z.string() })).output(eventIterator(DeliveryState)),
};
