/** The technician's procedures of the configuration: only while this connection's maintenance screen is open. */
import { implement } from '@orpc/server';
import type { Context } from '../session/access.ts';
import { acting, unlocked } from '../session/unlocked.ts';
import type { Configuration } from './configuration.ts';
import { configurationContract } from './contract.ts';

export type ConfigurationDeps = {
  configuration: Pick<Configuration, 'overview' | 'preview' | 'apply' | 'undo'>;
};

export function configurationRoutes({ configuration }: ConfigurationDeps) {
  const os = implement(configurationContract).$context<Context>();
  return os.router({
    overview: os.overview.use(unlocked).handler(() => configuration.overview()),
    preview: os.preview.use(acting).handler(({ input }) => configuration.preview(input.changes)),
    apply: os.apply.use(acting).handler(({ input }) => configuration.apply(input.changes)),
    undo: os.undo.use(acting).handler(() => configuration.undo()),
  });
}
