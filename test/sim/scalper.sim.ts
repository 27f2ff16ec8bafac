/**
 * `npm run sim -- scalper [--days 90] [--seeds 3]`: a scalper with borrowed cards who books, cancels for a buyer, hoards and races at the
 * release hour, among honest citizens who want the same scarce places; without the rules of fairness and with them. The last line is JSON: of
 * the visits wanted, the share that each side had with the rules. Exit code 1 where the scalper's side had more, or had no more without rules.
 */
import { parseArgs } from 'node:util';
import type { ScalperFigures } from './scalper/figures.ts';
import { simulateScalper } from './scalper/scalper.ts';

const { values } = parseArgs({
  options: { days: { type: 'string', default: '90' }, seeds: { type: 'string', default: '3' } },
});
const days = Number(values.days);
const seeds = Array.from({ length: Number(values.seeds) }, (_, nth) => 7 + nth);
const started = performance.now();

async function mean(rules: boolean): Promise<Pick<ScalperFigures, 'honest' | 'scalper'>> {
  const sums = { honest: 0, scalper: 0, citizens: 0, customers: 0 };
  for (const seed of seeds) {
    const figures = await simulateScalper({ days, seed, rules });
    console.log(JSON.stringify(figures));
    sums.honest += figures.honest * figures.citizens;
    sums.scalper += figures.scalper * figures.customers;
    sums.citizens += figures.citizens;
    sums.customers += figures.customers;
  }
  const share = (had: number, of: number) => Number((had / of).toFixed(4));
  return { honest: share(sums.honest, sums.citizens), scalper: share(sums.scalper, sums.customers) };
}

const off = await mean(false);
const { honest, scalper } = await mean(true);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(JSON.stringify({ sim: 'scalper', honest, scalper, off, days, seeds: seeds.length, seconds }));
process.exitCode = scalper <= honest && off.scalper > off.honest ? 0 : 1;
