/** A draft that is left for later by a code, and taken up again in another session with code and card. */
import type { Hands } from './hands.ts';
import type { Step } from './step.ts';

export function laterSteps(hands: Hands): Step[] {
  const { handOver, session } = hands.client;
  let code = '';
  const leave = async () => {
    for await (const event of await handOver.leave({ at: 'materials' })) {
      if (event.state === 'left') code = event.code;
    }
  };
  const anew = async () => {
    await session.end({ reason: 'left' });
    await session.begin();
  };
  const show = async () => {
    await hands.scan(code);
    await handOver.begin();
  };
  const take = async () => {
    let last = '';
    for await (const { state } of await handOver.take()) last = state;
    if (last !== 'taken') throw new Error(`the draft: ${last}`);
  };
  return [
    { name: 'left for later', canaries: 0, run: leave },
    { name: 'slip of the code', canaries: 0, run: () => handOver.print() },
    { name: 'another session', canaries: 0, isAnew: true, run: anew },
    { name: 'code of the draft', canaries: 0, run: show },
    hands.owner('card'),
    { name: 'taken up again', canaries: 0, run: take },
  ];
}
