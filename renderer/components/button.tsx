/** A button whose work begins after its pressed look is painted: a slow machine answers the finger first. */
import { Button as AriaButton, type ButtonProps, type PressEvent } from 'react-aria-components';

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

export function Button(props: ButtonProps) {
  const { onPress, ...rest } = props;
  return (
    <AriaButton
      {...rest}
      {...(onPress && { onPress: (event: PressEvent) => afterPaint(() => onPress(event)) })}
    />
  );
}
