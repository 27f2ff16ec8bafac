/** What the screen tells for the operator's figures. Nothing of it is asked back. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { FlowReport } from '../model/flow-report.ts';

export const telemetryContract = {
  /** It has just painted. `layout`: a hash of what stands there, without its texts, 32 bits. */
  painted: oc.input(z.object({ layout: z.number().int().min(0).max(0xffff_ffff) })).output(z.void()),
  /** A matter ended, filed or not. */
  flow: oc.input(FlowReport).output(z.void()),
};
