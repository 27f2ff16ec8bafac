/** The counting-down machine for a screen: how many seconds are left, and what happens when none is. */
import { useMachine } from '@xstate/react';
import { useEffect, useEffectEvent } from 'react';
import { countdownMachine } from './countdown.ts';

export function useCountdown(props: {
  /** Taken as they are when the screen comes. */
  seconds: number;
  isRunning: boolean;
  onOver: () => void;
}): { secondsLeft: number; restart: (seconds?: number) => void } {
  const { seconds, isRunning } = props;
  const [{ value, context }, send] = useMachine(countdownMachine, { input: { seconds } });
  const onOver = useEffectEvent(props.onOver);
  useEffect(() => send({ type: isRunning ? 'RUN' : 'PAUSE' }), [isRunning, send]);
  useEffect(() => {
    if (value === 'over') onOver();
  }, [value]);
  return {
    secondsLeft: context.secondsLeft,
    restart: (anew = seconds) => send({ type: 'RESTART', seconds: anew }),
  };
}
