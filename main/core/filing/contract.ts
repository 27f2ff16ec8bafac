/** Beginning a matter and confirming it, whatever its kind. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { AnswerValue, Draft, MatterKind, Service } from '../model/draft.ts';
import { Language } from '../model/language.ts';
import { Limited } from '../model/limited.ts';
import { ConfirmAnswer } from '../model/receipt.ts';

/**
 * With an item that offers the service, or with the slip of an earlier submission of this kiosk, or of a booking that was looked up by card,
 * by the text of its QR code; of another kiosk only for the kinds that take it.
 */
export const BeginInput = z.union([
  z.strictObject({
    kind: Service,
    itemCode: z.string(),
    /** What was answered to the item's questions about the citizen's situation. */
    situation: z.record(z.string(), AnswerValue).optional(),
  }),
  z.strictObject({ kind: MatterKind.exclude(Service.options), slip: z.string().max(400) }),
]);
export type BeginInput = z.infer<typeof BeginInput>;

export const BeginAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('begun'), draft: Draft }),
  z.object({ outcome: z.literal('unknown-item') }),
  /** It needs more proof of who asks than a kiosk can give. */
  z.object({ outcome: z.literal('window-only') }),
  /** The slip is unknown here, or what it stands for can't be followed so. */
  z.object({ outcome: z.literal('not-offered') }),
  z.object({ outcome: z.literal('limited'), limit: Limited }),
  /** A submission could not be saved now, so none is begun. */
  z.object({ outcome: z.literal('cannot-save') }),
]);
export type BeginAnswer = z.infer<typeof BeginAnswer>;

export const filingContract = {
  /** A fresh draft with its submission id. */
  begin: oc.input(BeginInput).output(BeginAnswer),
  /** Returns once the submission would outlive a power cut, or says why it can't. */
  confirm: oc
    .input(
      z
        .object({
          language: Language,
          /** The screen can ask whether a second one of the same item on one day is meant. */
          asks: z.boolean().optional(),
        })
        .default({ language: 'zh-CN' }),
    )
    .output(ConfirmAnswer),
};
