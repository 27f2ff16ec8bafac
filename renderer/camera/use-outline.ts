/** Where the paper lies in the live picture, as calmly as an eye follows it. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { distance } from '../engines/paper/geometry.ts';
import { grab } from './camera.ts';
import { type Outline, PaperEye } from './paper-eye.ts';

/** Between two looks, milliseconds. */
const LOOK_EVERY_MS = 350;
/** Shares of the picture's width: a corner that moved less did not move. */
const STILL = 0.006;
/** Between two looks a paper that lies there moves no farther; one being laid down does, and gets no outline yet. */
const LYING = 0.03;

/** `eye` is null until the screen stands. Looks only while `isLive`. */
export function useOutline(video: RefObject<HTMLVideoElement | null>, isLive: boolean) {
  const [outline, setOutline] = useState<Outline | null>(null);
  const eye = useRef<PaperEye | null>(null);
  useEffect(() => {
    const opened = new PaperEye();
    eye.current = opened;
    return () => {
      eye.current = null;
      opened.close();
    };
  }, []);
  useEffect(() => {
    if (!isLive) return;
    let timer = 0;
    let isWanted = true;
    let before: Outline | null = null;
    const look = async () => {
      const seen = await seenBy(eye.current, video.current);
      if (!isWanted) return;
      const isLying = moved(before, seen) < LYING;
      before = seen;
      setOutline((shown) => (!isLying ? null : moved(shown, seen) < STILL ? shown : seen));
      timer = window.setTimeout(look, LOOK_EVERY_MS);
    };
    void look();
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
      setOutline(null);
    };
  }, [isLive, video]);
  return { outline, eye };
}

async function seenBy(eye: PaperEye | null, video: HTMLVideoElement | null): Promise<Outline | null> {
  const stream = video?.srcObject;
  if (!eye || !(stream instanceof MediaStream)) return null;
  try {
    const frame = await grab(stream);
    try {
      return await eye.look(frame);
    } finally {
      frame.close();
    }
  } catch {
    // The live picture goes on without an outline; a camera that ended says so itself.
    return null;
  }
}

/** The farthest corner's way, in shares of the picture's width. */
function moved(from: Outline | null, to: Outline | null): number {
  if (!from || !to) return from === to ? 0 : 1;
  return Math.max(...from.corners.map((corner, at) => distance(corner, to.corners[at] ?? corner))) / to.width;
}
