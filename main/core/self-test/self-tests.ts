/** A self-test under way: which test was done by the machine, what a person said to it, and the report at its end. */
import type { DeviceStatus } from '../../../devices/index.ts';
import { hallTime } from '../model/clock.ts';
import {
  Readiness,
  SELF_TESTS,
  type SelfTestName,
  type SkipReason,
  type TestProgress,
  type TestResult,
} from '../model/self-test.ts';
import { type Ink, inkProblem } from '../model/signature.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { Facts } from '../store/facts.ts';
import { either } from '../streams/either.ts';
import type { SelfTestRun } from './contract.ts';
import type { TestDeps } from './tests/device-test.ts';
import { deviceTestOf } from './tests/index.ts';

const FACT = 'readiness';
/** Nobody is waited for longer at a reader, milliseconds. */
const PERSON_MS = 60_000;

type Seen = { machine: TestResult['machine']; problem: string | null };

type Deps = TestDeps & {
  statuses: () => readonly DeviceStatus[];
  facts: Pick<Facts, 'read' | 'write'>;
  noteAct: (act: string, detail?: Record<string, string | number>) => void;
  /** Nothing of a card or a code that was tried with stays in memory. */
  forget: () => void;
};

export class SelfTests {
  readonly #deps: Deps;
  #startedAt = '';
  readonly #seen = new Map<SelfTestName, Seen>();
  readonly #results = new Map<SelfTestName, TestResult>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** How the last one ended; null: there was none. */
  get readiness(): Readiness | null {
    return this.#deps.facts.read(FACT, Readiness);
  }

  begin(fresh: boolean): SelfTestRun {
    if (fresh || this.#startedAt === '') {
      this.#startedAt = hallTime(Date.now());
      this.#seen.clear();
      this.#results.clear();
      this.#deps.noteAct('self-test-begun');
    }
    return this.run;
  }

  get run(): SelfTestRun {
    const results = SELF_TESTS.flatMap((name) => this.#results.get(name) ?? []);
    const tests = SELF_TESTS.map((name) => ({ name, ...this.#deviceOf(name) }));
    return { startedAt: this.#startedAt, tests, results };
  }

  /** The device's real action. What the screen and a person try alone is never asked for here. */
  async *try(name: SelfTestName, signal: AbortSignal | undefined): AsyncGenerator<TestProgress, void> {
    const test = deviceTestOf(name);
    if (!test) return;
    const limit = AbortSignal.timeout(PERSON_MS);
    const until = signal ? either(signal, limit) : limit;
    this.#seen.delete(name);
    let last: TestProgress | null = null;
    try {
      for await (const progress of test.run(this.#deps, until)) {
        last = progress;
        yield progress;
      }
    } finally {
      this.#deps.forget();
    }
    if (last?.state !== 'done' && last?.state !== 'failed') {
      if (signal?.aborted) return;
      last = {
        state: 'failed',
        problem: `${PERSON_MS / 1000} 秒内没有动作：再试一次，仍不行的在“设备”里看原因`,
      };
      yield last;
    }
    const problem = last.state === 'failed' ? last.problem : null;
    this.#seen.set(name, { machine: last.state, problem });
    this.#deps.noteAct('self-test-tried', { test: name, machine: last.state });
  }

  /** Null: a yes to what the machine itself has not done. */
  answer(name: SelfTestName, answer: 'yes' | 'no'): SelfTestRun | null {
    const seen = this.#seen.get(name);
    if (answer === 'yes' && deviceTestOf(name) && seen?.machine !== 'done') return null;
    return this.#note(name, { outcome: answer, skip: null });
  }

  skip(name: SelfTestName, reason: SkipReason): SelfTestRun {
    return this.#note(name, { outcome: 'skipped', skip: reason });
  }

  /** What of it can be told in a report, once each test has its answer or its reason. */
  finish(
    ink: Ink,
  ): { outcome: 'finished'; readiness: Readiness } | { outcome: 'not-signed' | 'not-complete' } {
    if (inkProblem(ink)) return { outcome: 'not-signed' };
    const { results } = this.run;
    if (results.length < SELF_TESTS.length) return { outcome: 'not-complete' };
    const count = (outcome: TestResult['outcome']) => results.filter((each) => each.outcome === outcome);
    const readiness = {
      at: hallTime(Date.now()),
      passed: count('yes').length,
      failed: count('no').map(({ test }) => test),
      skipped: count('skipped').length,
    };
    unlessDiskRefuses(() => this.#deps.facts.write(FACT, readiness));
    const { passed, failed, skipped } = readiness;
    this.#deps.noteAct('self-test-finished', { passed, failed: failed.join(' '), skipped });
    return { outcome: 'finished', readiness };
  }

  /** The next one begins anew. */
  end(): void {
    this.#startedAt = '';
  }

  #note(name: SelfTestName, said: Pick<TestResult, 'outcome' | 'skip'>): SelfTestRun {
    const seen = this.#seen.get(name) ?? { machine: 'none', problem: null };
    const { port } = this.#deviceOf(name);
    this.#results.set(name, { test: name, ...said, ...seen, port, at: hallTime(Date.now()) });
    this.#deps.noteAct('self-test-answered', { test: name, outcome: said.outcome });
    return this.run;
  }

  #deviceOf(name: SelfTestName): { isFitted: boolean; port: string | null } {
    const device = deviceTestOf(name)?.device;
    if (!device) return { isFitted: true, port: null };
    const status = this.#deps.statuses().find((each) => each.device === device);
    return { isFitted: status !== undefined && status.state !== 'off', port: status?.port || null };
  }
}
