/** A button whose work begins after its pressed look is painted: a slow machine answers the finger first. */
import type { AriaAttributes, ReactNode } from 'react';
import { press } from './press.ts';

/** A task of its own after the next frame; at once where no frame comes, e.g. in a hidden window. */
export function afterPaint(work: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    work();
  };
  requestAnimationFrame(() => setTimeout(once, 0));
  setTimeout(once, FRAME_WAIT_MS);
}

const FRAME_WAIT_MS = 120;

interface ButtonProps extends Pick<AriaAttributes, 'aria-label' | 'aria-pressed'> {
  className: string;
  isDisabled?: boolean | undefined;
  autoFocus?: boolean;
  onPress: () => void;
  children: ReactNode;
}

export function Button(props: ButtonProps) {
  const { onPress, isDisabled, ...rest } = props;
  return <button type="button" disabled={isDisabled} {...rest} {...press(() => afterPaint(onPress))} />;
}
