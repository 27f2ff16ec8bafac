/** Cells as a Markdown table for each flow: a row a fault, a column a step, seconds in each. */
import type { Cell } from './campaign.ts';

export function tableOf(cells: readonly Cell[]): string {
  const flows = [...new Set(cells.map(({ flow }) => flow))];
  return flows
    .map((flow) =>
      tableOfFlow(
        flow,
        cells.filter((cell) => cell.flow === flow),
      ),
    )
    .join('\n');
}

function tableOfFlow(flow: string, cells: readonly Cell[]): string {
  const steps = [...new Set(cells.map(({ step }) => step))];
  const faults = [...new Set(cells.map(({ fault }) => fault))];
  const row = (words: readonly string[]) => `| ${words.join(' | ')} |`;
  const cellOf = (fault: string, step: string) => {
    const cell = cells.find((each) => each.fault === fault && each.step === step);
    if (!cell) return '';
    return cell.red === null ? `ok ${cell.seconds.toFixed(1)}` : 'RED';
  };
  return [
    row([`${flow}, seconds`, ...steps]),
    row(['---', ...steps.map(() => '---')]),
    ...faults.map((fault) => row([fault, ...steps.map((step) => cellOf(fault, step))])),
    '',
  ].join('\n');
}
