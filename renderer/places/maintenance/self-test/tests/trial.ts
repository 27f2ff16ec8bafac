/** What a test shows while it is tried. */
import type { ReactNode } from 'react';
import type { SelfTestName } from '../../../../../main/core/model/self-test.ts';

export type TrialProps = {
  name: SelfTestName;
  /** There is something for a person to judge now, or no longer. */
  onTried: (tried: boolean) => void;
};
export type Trial = (props: TrialProps) => ReactNode;
