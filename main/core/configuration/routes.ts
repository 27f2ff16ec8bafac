/** The technician's procedures of the configuration: only while this connection's maintenance screen is open. */
import { implement } from '@orpc/server';
import { unlocked } from '../maintenance/unlocked.ts';
import type { Context } from '../session/access.ts';
import type { Configuration } from './configuration.ts';
import { configurationContract } from './contract.ts';

export type ConfigurationDeps = {
  configuration: Pick<Configuration, 'overview' | 'preview' | 'apply' | 'undo'>;
};

export function configurationRoutes({ configuration }: ConfigurationDeps) {
  const os = implement(configurationContract).$context<Context>();
  return os.router({
    overview: os.overview.use(unlocked).handler(() => configuration.overview()),
    preview: os.preview.use(unlocked).handler(({ input }) => configuration.preview(input.changes)),
    apply: os.apply.use(unlocked).handler(({ input }) => configuration.apply(input.changes)),
    undo: os.undo.use(unlocked).handler(() => configuration.undo()),
  });
}
