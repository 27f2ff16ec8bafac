/**
 * `npm run boundaries`: holds every import against `.dependency-cruiser.cjs`, and the rooms against each other. A room is a
 * folder that holds source files; no two rooms may import one another, directly or round a circle, type imports counted.
 * Its last line is `rooms N, loops N`.
 */
import path from 'node:path';
import { cruise, format, type ICruiseResult } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { ROOT } from '../setup/lib.mjs';
import { type Import, roomLoops, roomsOf } from './rooms.ts';

const SOURCES = ['main', 'devices', 'kiosk-config', 'renderer', 'test', 'scripts'];
/** Of one loop, so that the shortest way out can be seen. */
const SHOWN_MAX = 20;

process.chdir(ROOT);
const { forbidden, options } = await extractConfig(path.join(ROOT, '.dependency-cruiser.cjs'));
const { output: cruised } = await cruise(
  SOURCES,
  { ...options, ruleSet: { forbidden: forbidden ?? [] }, validate: true },
  undefined,
  { tsConfig: extractTSConfig(path.join(ROOT, 'tsconfig.json')) },
);
if (typeof cruised === 'string')
  throw new Error('dependency-cruiser gave a text where its result was asked for');
const told = await format(cruised, { outputType: 'err' });
process.stdout.write(String(told.output));

const imports = importsOf(cruised);
const loops = roomLoops(imports);
for (const loop of loops) {
  process.stdout.write(`\nloop of rooms: ${loop.rooms.join(' → ')}\n`);
  for (const { from, to } of loop.imports.slice(0, SHOWN_MAX)) process.stdout.write(`  ${from} → ${to}\n`);
  const more = loop.imports.length - SHOWN_MAX;
  if (more > 0) process.stdout.write(`  and ${more} more\n`);
}
process.stdout.write(`rooms ${roomsOf(imports).size}, loops ${loops.length}\n`);
process.exitCode = told.exitCode > 0 || loops.length > 0 ? 1 : 0;

function importsOf({ modules }: ICruiseResult): Import[] {
  const isOurs = (file: string) => SOURCES.includes(file.split('/')[0] ?? '');
  return modules.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ resolved }) => isOurs(source) && isOurs(resolved))
      .map(({ resolved }) => ({ from: source, to: resolved })),
  );
}
