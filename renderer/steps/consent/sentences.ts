/** The three sentences of the privacy notice: what is used, how long it is kept, and what the citizen may do instead. */
import type { IconName } from '../../components/icon.tsx';

export const SENTENCES = [
  { icon: 'person', title: 'consent.what', text: 'consent.whatText' },
  { icon: 'shield', title: 'consent.long', text: 'consent.longText' },
  { icon: 'people', title: 'consent.choice', text: 'consent.choiceText' },
] as const satisfies readonly { icon: IconName; title: string; text: string }[];
