/**
 * What makes an element answer a finger: pressed looks at once, the work when the finger leaves the glass over it, however long it
 * rested there (the browser makes no click of a long press). A finger that slides off, or scrolls, has changed its mind.
 */
import type { MouseEvent, PointerEvent, TouchEvent } from 'react';

type Pressable = HTMLButtonElement;

/** The look is an attribute, not a state: nothing is rendered anew for it. */
const PRESSED = 'data-pressed';

export function press(onPress?: () => void) {
  return {
    onPointerDown(event: PointerEvent<Pressable>) {
      const { currentTarget: target, button } = event;
      if (button === 0 && !target.disabled) target.setAttribute(PRESSED, '');
    },
    onPointerUp(event: PointerEvent<Pressable>) {
      if (release(event.currentTarget) && isOver(event)) onPress?.();
    },
    onPointerCancel: ({ currentTarget }: PointerEvent<Pressable>) => release(currentTarget),
    onPointerLeave: ({ currentTarget }: PointerEvent<Pressable>) => release(currentTarget),
    /** The mouse that a browser plays after a finger (over, down, up, click) would only keep the next finger waiting. */
    onTouchEnd(event: TouchEvent<Pressable>) {
      if (event.cancelable) event.preventDefault();
    },
    /** A keypad's or a screen reader's; a pointer's, which counts its clicks, has been answered already. */
    onClick(event: MouseEvent<Pressable>) {
      if (event.detail === 0) onPress?.();
    },
  };
}

/** Whether it was pressed. */
function release(target: Pressable): boolean {
  const pressed = target.hasAttribute(PRESSED) && !target.disabled;
  target.removeAttribute(PRESSED);
  return pressed;
}

/** A finger's events stay with what it came down on, wherever it goes. */
function isOver({ currentTarget, clientX, clientY }: PointerEvent<Pressable>): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
