/**
 * What makes an element answer a finger: pressed looks at once, the work when the finger leaves the glass over it, however long it
 * rested there (the browser makes no click of a long press). A finger that slides off, or scrolls, has changed its mind.
 */
import type { MouseEvent, PointerEvent, TouchEvent } from 'react';

type Pressable = HTMLButtonElement | HTMLInputElement | HTMLTextAreaElement;

/** The look is an attribute, not a state: nothing is rendered anew for it. */
const PRESSED = 'data-pressed';
const [DOWN, HEARD] = ['', 'heard'];

/** After this long there is no frame to wait for, milliseconds. */
const FRAME_WAIT_MS = 120;

/** A task of its own after the next frame; at once where no frame comes, e.g. in a hidden window. */
export function afterPaint(work: () => void): void {
  // Neither outlasts the other: a timer that waits in vain would hold the screen that the work took away.
  const late = setTimeout(() => {
    cancelAnimationFrame(frame);
    work();
  }, FRAME_WAIT_MS);
  const frame = requestAnimationFrame(() => {
    clearTimeout(late);
    setTimeout(work, 0);
  });
}

export function now(work: () => void): void {
  work();
}

/** For a key, a button or a field. `when` the work is done: it looks pressed until then, and isn't pressed again. */
export function press(onPress: (() => void) | undefined, when: (work: () => void) => void) {
  return {
    onPointerDown({ currentTarget: target, button }: PointerEvent<Pressable>) {
      if (button === 0 && !target.disabled && !target.hasAttribute(PRESSED))
        target.setAttribute(PRESSED, DOWN);
    },
    onPointerUp(event: PointerEvent<Pressable>) {
      const target = event.currentTarget;
      if (!isDown(target)) return;
      if (target.disabled || !isOver(event)) {
        release(target);
        return;
      }
      target.setAttribute(PRESSED, HEARD);
      when(() => {
        try {
          onPress?.();
        } finally {
          when(() => release(target));
        }
      });
    },
    onPointerCancel: letGo,
    onPointerLeave: letGo,
    /** The mouse that a browser plays after a finger (over, down, up, click) would only keep the next finger waiting. */
    onTouchEnd(event: TouchEvent<Pressable>) {
      if (event.cancelable) event.preventDefault();
    },
    /** A keypad's or a screen reader's; a pointer's, which counts its clicks, has been answered already. */
    onClick(event: MouseEvent<Pressable>) {
      if (event.detail === 0) when(() => onPress?.());
    },
  };
}

function letGo({ currentTarget: target }: PointerEvent<Pressable>): void {
  if (isDown(target)) release(target);
}

function isDown(target: Pressable): boolean {
  return target.getAttribute(PRESSED) === DOWN;
}

function release(target: Pressable): void {
  target.removeAttribute(PRESSED);
}

/** A finger's events stay with what it came down on, wherever it goes. */
function isOver({ currentTarget, clientX, clientY }: PointerEvent<Pressable>): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
