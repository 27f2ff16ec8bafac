/** What is set here, where each value comes from, and the few that may be changed at the screen. */
import type { Section } from '../common/section.tsx';
import { Configuration } from './place.tsx';
import { WORDS } from './words.ts';

export const configuration: Section = {
  name: 'configuration',
  title: WORDS['configuration.title'],
  about: WORDS['configuration.about'],
  icon: 'settings',
  whenClosed: false,
  // The screen itself says what was refused from afar; nobody is served worse for it.
  signs: () => [],
  show: ({ onBack }) => <Configuration onLeave={onBack} />,
};
