/** Technicians' badges, read by the scanner. What else is held to it there is told of as no badge, and goes no further. */
import { implement } from '@orpc/server';
import type { Maintenance } from '../maintenance/maintenance.ts';
import type { Scans } from '../scans/scans.ts';
import type { Context } from '../session/access.ts';
import { acting, mustBeOpen, open, unlocked } from '../session/unlocked.ts';
import { type BadgeEvent, type EnrolEvent, techniciansContract } from './contract.ts';
import type { TechnicianBook } from './technician-book.ts';

export type TechniciansDeps = {
  technicians: TechnicianBook;
  maintenance: Pick<Maintenance, 'unlockByBadge'>;
  scans: Pick<Scans, 'badges'>;
};

export function techniciansRoutes({ technicians, maintenance, scans }: TechniciansDeps) {
  const os = implement(techniciansContract).$context<Context>();
  return os.router({
    badge: os.badge.handler(async function* ({
      context: { connection },
      signal,
    }): AsyncGenerator<BadgeEvent, void> {
      for await (const shown of scans.badges(signal)) {
        if (shown === 'listening') yield LISTENING;
        else if (shown.code === null) yield NOT_A_BADGE;
        else {
          const answer = technicians.check(shown.code);
          if (answer.outcome === 'right') open(connection, { technician: answer.number });
          yield maintenance.unlockByBadge(answer);
          if (answer.outcome === 'right') return;
        }
      }
    }),
    list: os.list.use(unlocked).handler(() => ({ technicians: technicians.list })),
    enrol: os.enrol.use(acting).handler(async function* ({
      context,
      input: { number },
      signal,
    }): AsyncGenerator<EnrolEvent, void> {
      for await (const shown of scans.badges(signal)) {
        mustBeOpen(context.connection);
        if (shown === 'listening') yield LISTENING;
        else if (shown.code === null) yield NOT_A_BADGE;
        else return yield technicians.enrol(number, shown.code);
      }
    }),
    strikeOff: os.strikeOff.use(acting).handler(({ input }) => technicians.strikeOff(input.number)),
  });
}

const LISTENING = { outcome: 'listening' } as const;
const NOT_A_BADGE = { outcome: 'not-a-badge' } as const;
