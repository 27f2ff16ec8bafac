/** A language of the screen (renderer/i18n/languages.ts; a test holds the two against each other). */
import { z } from 'zod';

export const Language = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof Language>;
