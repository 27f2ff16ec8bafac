/** The technician's look at the way to the platform. */
import { eventIterator, oc } from '@orpc/contract';
import { locked } from '../model/locked.ts';
import { PathResult } from '../model/network-path.ts';

export const networkPathContract = {
  /** Each step as it is known; ends after the last. */
  walk: oc.errors(locked).output(eventIterator(PathResult)),
};
