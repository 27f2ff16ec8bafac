/** Looks for the paper in a thread of its own: the screen answers a finger meanwhile. */
import { findPaper } from '../engines/paper/find-paper.ts';
import { pictureFaults } from '../engines/paper/picture-faults.ts';
import { straightened } from '../engines/paper/straighten.ts';
import type { PaperAnswer, PaperRequest } from './paper-work.ts';

addEventListener('message', ({ data }: MessageEvent<PaperRequest>) => {
  const { id, ask, picture, longestSide } = data;
  const found = findPaper(picture);
  const corners = found.outcome === 'found' ? found.corners : null;
  const isLook = ask === 'look';
  const flat = corners && !isLook ? straightened(picture, corners, longestSide) : null;
  const faults = isLook ? [] : pictureFaults(picture, corners);
  const answer: PaperAnswer = { id, found, flat, faults };
  postMessage(answer, { transfer: flat ? [flat.data.buffer] : [] });
});
