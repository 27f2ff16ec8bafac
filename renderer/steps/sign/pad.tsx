/** The box that a finger signs in. Its strokes are drawn and smoothed by signature_pad; nothing of them outlives the screen. */
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import SignaturePad from 'signature_pad';
import type { Ink, InkPoint } from '../../../main/core/model/signature.ts';

/** A finger resting for less makes no new point, in pixels. */
const STEP = 2;
/** The pen's width by its speed, in shares of the box's shorter side: as a brush pen's. */
const THIN = 0.008;
const THICK = 0.022;
const MILLISECONDS_MAX = 600_000;

export interface Pad {
  /** What stands in the box now. */
  ink(): Ink;
  clear(): void;
}

export function SignBox(props: { label: string; before: Ink | null; pad: Ref<Pad>; onTouch: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<SignaturePad | null>(null);
  const erase = useRef<() => void>(() => undefined);
  const { before, onTouch } = props;
  const touched = useEffectEvent(onTouch);
  const atStart = useEffectEvent(() => before);
  useEffect(() => {
    const box = canvas.current;
    if (!box) return;
    const pad = new SignaturePad(box, { minDistance: STEP, penColor: getComputedStyle(box).color });
    drawn.current = pad;
    let isFirst = true;
    let isDrawing = false;
    let isMisfit = false;
    const refit = () => {
      // Redrawn in the middle of a stroke, signature_pad hears no end of it, and begins no other.
      isMisfit = isDrawing;
      if (isDrawing) return;
      fitCanvas(box, pad);
      if (isFirst) pad.fromData(groupsOf(pad, atStart(), box));
      else pad.redraw();
      isFirst = false;
    };
    const size = new ResizeObserver(refit);
    size.observe(box);
    const begun = () => {
      isDrawing = true;
    };
    const ended = () => {
      isDrawing = false;
      if (isMisfit) refit();
      touched();
    };
    erase.current = () => {
      // A stroke that another finger still draws ends here.
      pad.off();
      pad.clear();
      pad.on();
      isDrawing = false;
      if (isMisfit) refit();
    };
    pad.addEventListener('beginStroke', begun);
    pad.addEventListener('endStroke', ended);
    return () => {
      size.disconnect();
      pad.removeEventListener('beginStroke', begun);
      pad.removeEventListener('endStroke', ended);
      pad.off();
      pad.clear();
      drawn.current = null;
    };
  }, []);
  useImperativeHandle(props.pad, () => ({
    ink: () => inkOf(canvas.current, drawn.current),
    clear: () => erase.current(),
  }));
  return <canvas ref={canvas} className="sign-box" role="img" aria-label={props.label} />;
}

/** As many points as the screen has; a fresh canvas has lost what was drawn. */
function fitCanvas(box: HTMLCanvasElement, pad: SignaturePad): void {
  const { clientWidth, clientHeight } = box;
  const ratio = Math.max(window.devicePixelRatio, 1);
  box.width = clientWidth * ratio;
  box.height = clientHeight * ratio;
  box.getContext('2d')?.scale(ratio, ratio);
  const side = Math.min(clientWidth, clientHeight);
  pad.minWidth = side * THIN;
  pad.maxWidth = side * THICK;
  pad.dotSize = side * THICK;
}

function inkOf(box: HTMLCanvasElement | null, pad: SignaturePad | null): Ink {
  const groups = pad?.toData() ?? [];
  const start = groups[0]?.points[0]?.time ?? 0;
  const millisecond = (time: number) => Math.min(Math.max(Math.round(time - start), 0), MILLISECONDS_MAX);
  return {
    width: Math.max(box?.clientWidth ?? 1, 1),
    height: Math.max(box?.clientHeight ?? 1, 1),
    strokes: groups.map(({ points }) =>
      points.map(({ x, y, time }): InkPoint => [Math.round(x), Math.round(y), millisecond(time)]),
    ),
  };
}

/** What was signed before, drawn again; in a box of another size it keeps its shape. */
function groupsOf(pad: SignaturePad, ink: Ink | null, box: HTMLCanvasElement) {
  if (!ink) return [];
  const { penColor, dotSize, minWidth, maxWidth, velocityFilterWeight, compositeOperation } = pad;
  const scale = Math.min(box.clientWidth / ink.width, box.clientHeight / ink.height);
  return ink.strokes.map((stroke) => ({
    ...{ penColor, dotSize, minWidth, maxWidth, velocityFilterWeight, compositeOperation },
    points: stroke.map(([x, y, time]) => ({ x: x * scale, y: y * scale, pressure: 0, time })),
  }));
}
