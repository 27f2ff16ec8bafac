/**
 * `npm run sim -- scalper [--days 60] [--seeds 2]`: a scalper with borrowed cards who books, cancels for a buyer, hoards and races at the
 * release hour, among honest citizens who want the same scarce places; without the rules of fairness and with them. The last line is JSON: of
 * the visits wanted, the share that each side had with the rules. Exit code 1 where the
 * scalper's side had more by more than chance (`margin`), or no more without rules.
 */
import { parseArgs } from 'node:util';
import { marginOf } from './scalper/figures.ts';
import { simulateScalper } from './scalper/scalper.ts';

const { values } = parseArgs({
  options: { days: { type: 'string', default: '60' }, seeds: { type: 'string', default: '2' } },
});
const days = Number(values.days);
const seeds = Array.from({ length: Number(values.seeds) }, (_, nth) => 7 + nth);
const started = performance.now();

async function mean(rules: boolean): Promise<{ honest: number; scalper: number; margin: number }> {
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
  const honest = share(sums.honest, sums.citizens);
  const scalper = share(sums.scalper, sums.customers);
  const margin = marginOf({ share: honest, of: sums.citizens }, { share: scalper, of: sums.customers });
  return { honest, scalper, margin };
}

const off = await mean(false);
const { honest, scalper, margin } = await mean(true);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  JSON.stringify({ sim: 'scalper', honest, scalper, margin, off, days, seeds: seeds.length, seconds }),
);
process.exitCode = scalper <= honest + margin && off.scalper > off.honest + off.margin ? 0 : 1;
