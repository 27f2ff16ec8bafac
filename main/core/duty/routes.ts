/** The technician's desk. */
import { implement } from '@orpc/server';
import type { Context } from '../session/access.ts';
import { acting, unlocked } from '../session/unlocked.ts';
import { dutyContract } from './contract.ts';
import type { DutyDesk } from './duty-desk.ts';

export function dutyRoutes({ dutyDesk }: { dutyDesk: DutyDesk }) {
  const os = implement(dutyContract).$context<Context>();
  return os.router({
    state: os.state.use(unlocked).handler(() => dutyDesk.state()),
    setCard: os.setCard.use(acting).handler(({ input }) => dutyDesk.setCard(input.card)),
    showNotice: os.showNotice
      .use(acting)
      .handler(({ input }) => dutyDesk.showNotice(input.text, input.hours)),
    takeNotice: os.takeNotice.use(acting).handler(() => dutyDesk.takeNotice()),
    inspected: os.inspected
      .use(acting)
      .handler(({ input: { ink, ...round } }) => dutyDesk.inspected(round, ink)),
  });
}
