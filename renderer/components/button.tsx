/** A button whose work begins after its pressed look is painted: a slow machine answers the finger first. */
import type { AriaAttributes, ReactNode } from 'react';
import { afterPaint, press } from './press.ts';
import './button.css';

interface ButtonProps extends Pick<AriaAttributes, 'aria-label' | 'aria-pressed' | 'aria-describedby'> {
  className: string;
  isDisabled?: boolean | undefined;
  autoFocus?: boolean;
  onPress: () => void;
  children: ReactNode;
}

export function Button(props: ButtonProps) {
  const { onPress, isDisabled, ...rest } = props;
  return <button type="button" disabled={isDisabled} {...rest} {...press(onPress, afterPaint)} />;
}
