/** The order of the test files: what takes long begins first, so that no file is left running alone at the end. */
import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const ROOT = path.resolve(import.meta.dirname, '../..');

/**
 * By how long they take, longest first, three at once on two processors. Vitest keeps its own figures only where it has run before, and
 * guesses by size otherwise.
 */
const LONG = [
  'test/integration/renderer/keypad.test.ts',
  'test/integration/every-item.test.ts',
  'test/integration/out-of-service.test.ts',
  'test/integration/renderer/ways-out.test.ts',
  'test/integration/renderer/low-reach.test.ts',
  'test/integration/hall/calendar.test.ts',
  'test/integration/swap.test.ts',
  'test/integration/telemetry/otlp.test.ts',
  'test/integration/a4-printer.test.ts',
  'test/integration/cancel.test.ts',
  'test/integration/leaping-clock.test.ts',
  'test/integration/for-whom.test.ts',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONG.indexOf(path.relative(ROOT, moduleId).split(path.sep).join('/'));
  return at < 0 ? LONG.length : at;
};

export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // The sort is stable: all others stay as Vitest has them.
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
