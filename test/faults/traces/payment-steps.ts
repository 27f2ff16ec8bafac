/** Paying by slip: the order waits for its payment, a paid one is printed. What it is for is marked. */
import type { Hands } from './hands.ts';
import type { Step } from './step.ts';

export function paymentSteps({ client: { payment }, prepared: { slips } }: Hands): Step[] {
  const watch = async (code: string) => {
    for await (const { outcome } of await payment.watch({ code })) if (outcome === 'order') break;
  };
  const isUnseen = true;
  return [
    { name: 'order that is due', canaries: 1, isUnseen, run: () => watch(slips.due) },
    { name: 'order that is paid', canaries: 1, isUnseen, run: () => watch(slips.paid) },
    { name: 'payment slip', canaries: 1, isUnseen, run: () => payment.print({ code: slips.paid }) },
  ];
}
