/** The engines that the sandbox's database runs on, for tests that hold on each. */
import { noPostgres, type Postgres, startPostgres } from './postgres.ts';

export type Engine = {
  /** For a test's name; says why it can't be had. */
  name: string;
  isMissing: boolean;
  start(): Promise<void>;
  /** The sandbox's option for a fresh database. */
  database(): Promise<{ database?: string }>;
  stop(): Promise<void>;
};

export function engines(): Engine[] {
  const why = noPostgres();
  let postgres: Postgres | null = null;
  const nothing = async () => undefined;
  return [
    { name: 'SQLite', isMissing: false, start: nothing, database: async () => ({}), stop: nothing },
    {
      name: `PostgreSQL${why ? ` — skipped: ${why}` : ''}`,
      isMissing: why !== null,
      start: async () => {
        postgres = await startPostgres();
      },
      database: async () => ({ ...(postgres && { database: await postgres.database() }) }),
      stop: async () => postgres?.close(),
    },
  ];
}
