/** An evaluation (好差评): five levels and what can be ticked (GB/T 39735-2020; docs/standards.md, section 9). */
import { z } from 'zod';

/** 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意. */
export const EvaluationLevel = z.literal([5, 4, 3, 2, 1]);
export type EvaluationLevel = z.infer<typeof EvaluationLevel>;

/** The standard's indicators of a service without a window. The same for every level: a reason steers nobody. */
export const EvaluationReason = z.enum(['efficiency', 'guide', 'convenience', 'operation']);
export type EvaluationReason = z.infer<typeof EvaluationReason>;

/** Longest comment, in UTF-16 units. */
export const COMMENT_LENGTH_MAX = 200;

/** What a citizen says of a matter; all but the level may be left out. */
export const Evaluation = z.object({
  level: EvaluationLevel,
  reasons: z.array(EvaluationReason).max(EvaluationReason.options.length),
  comment: z.string().max(COMMENT_LENGTH_MAX).nullable(),
});
export type Evaluation = z.infer<typeof Evaluation>;
