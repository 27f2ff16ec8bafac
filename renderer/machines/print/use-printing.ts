/** The printing machine for a screen: how it stands, and the citizen's wish for the paper. */
import { useMachine } from '@xstate/react';
import type { PrintAnswer } from '../../../main/core/model/print-answer.ts';
import { printMachine } from './print.ts';

export type Printing = { state: 'idle' } | { state: 'printing' } | { state: 'answered'; answer: PrintAnswer };

/** `print` is taken as it is when the screen comes. */
export function usePrinting(
  print: () => Promise<PrintAnswer>,
  startsAtOnce = false,
): { printing: Printing; print: () => void } {
  const [{ value, context }, send] = useMachine(printMachine, { input: { print, startsAtOnce } });
  const { answer } = context;
  const printing: Printing =
    value === 'answered' && answer
      ? { state: 'answered', answer }
      : { state: value === 'printing' ? 'printing' : 'idle' };
  return { printing, print: () => send({ type: 'PRINT' }) };
}
