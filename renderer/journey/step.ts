/** What a step of a journey is, and what the flow gives to it. */
import type { ReactNode } from 'react';
import type { Overview } from '../../main/core/catalogue/contract.ts';
import type { FieldProblem } from '../../main/core/model/problem.ts';
import type { Text } from '../i18n/words.ts';
import type { Browse } from './browse.ts';
import type { Matter, MatterEvent, MatterStart } from './matter.ts';

/** What lies outside the matter in hand and still concerns its steps. */
export interface Visit {
  overview: Overview | null;
  browse: Browse;
  onBrowse(browse: Browse): void;
  /** Another matter in place of this one, e.g. a new booking after a cancellation. */
  begin(start: MatterStart): void;
  finish(): void;
}

export interface StepProps {
  matter: Matter;
  /** Moves the matter. Once this step has been left, only a changed draft is still heard. */
  send(event: MatterEvent): void;
  visit: Visit;
}

export interface Step {
  /** Unique within its journey. */
  name: string;
  /** In the bar of steps. */
  title: Text;
  /** Whether this matter has the step at all. Without it: always. */
  applies?(matter: Matter): boolean;
  /** Whether the citizen may go on from here. Without it: the step's own screen sees to that. */
  isDone?(matter: Matter): boolean;
  /** Whether a problem that confirm found is mended here. Without it: none is. */
  mends?(problem: FieldProblem, matter: Matter): boolean;
  /** Whether the way back to the summary stops here: what was mended made it void. Without it: never. */
  isDue?(matter: Matter): boolean;
  /** Where a question that was mended leads back to. Without it: it does not. */
  isSummary?: boolean;
  /** Whether a matter that begins with this much known begins after this step. Without it: it does not. */
  isKnownAtStart?(matter: Matter): boolean;
  /** Back from here gives the matter up, whatever lies before. */
  backLeaves?: boolean;
  show(props: StepProps): ReactNode;
}

/** The steps of one kind of matter in their order. */
export type Journey = readonly Step[];
