/** What a card reader tells while it reads, as a self-test tells it. Nothing of the card goes further than this file. */
import type { TestProgress } from '../../model/self-test.ts';

type CardEvent<Reason extends string> =
  | { state: 'again'; reason: string }
  | { state: 'waiting' | 'still-inserted' | 'reading' | 'read' | 'unavailable' | 'host-restarted' }
  | { state: 'refused'; reason: Reason };

/** `refused`: by why a card was refused, what to do. */
export async function* cardRead<Reason extends string>(
  events: AsyncIterable<CardEvent<NoInfer<Reason>>>,
  refused: Readonly<Record<Reason, string>>,
): AsyncGenerator<TestProgress, void> {
  for await (const event of events) {
    switch (event.state) {
      case 'waiting':
      case 'still-inserted':
      case 'again':
        yield { state: 'waiting' };
        break;
      case 'reading':
        yield { state: 'working' };
        break;
      case 'read':
        yield { state: 'done' };
        return;
      case 'refused':
        yield { state: 'failed', problem: refused[event.reason] };
        return;
      case 'unavailable':
      case 'host-restarted':
        yield { state: 'failed', problem: '读卡器没有就绪：在“设备”里看原因' };
        return;
    }
  }
}
