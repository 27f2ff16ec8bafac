import { describe, expect, it } from 'vitest';
import { Circuit, FAILURES_TO_OPEN, RETRY_AFTER_KEPT_MS } from '../../../../../main/core/delivery/circuit.ts';
import { BASE_DELAY_MS } from '../../../../../main/core/delivery/delivery-policy.ts';

const opened = (random = () => 1) => {
  const circuit = new Circuit(random);
  for (let n = 0; n < FAILURES_TO_OPEN; n++) circuit.failed(1000, null);
  return circuit;
};

describe('Circuit', () => {
  it('opens after three failures in a row, not after three in all', () => {
    const circuit = new Circuit(() => 1);
    for (let n = 0; n < 10; n++) {
      circuit.failed(0, null);
      circuit.failed(0, null);
      circuit.succeeded();
    }
    expect(circuit.stateAt(0)).toBe('closed');
    expect(opened().stateAt(1000)).toBe('open');
  });

  it('lets one through when its time is up, closes with a success and waits longer after a failure', () => {
    const circuit = opened();
    const first = circuit.openUntil - 1000;
    expect(first).toBe(2 * BASE_DELAY_MS);
    expect(circuit.stateAt(circuit.openUntil)).toBe('half-open');
    circuit.failed(5000, null);
    expect(circuit.openUntil - 5000).toBe(4 * BASE_DELAY_MS);
    expect(circuit.stateAt(circuit.openUntil)).toBe('half-open');
    circuit.succeeded();
    expect(circuit.stateAt(0)).toBe('closed');
  });

  it('a Retry-After opens it at once, and no sign of life shortens that', () => {
    const circuit = new Circuit(() => 0);
    circuit.failed(0, 60_000);
    circuit.halfOpen(30_000);
    expect(circuit.stateAt(59_999)).toBe('open');
    expect(circuit.stateAt(60_000)).toBe('half-open');
  });

  it('a probe that is answered well ends a long Retry-After, and the technician ends any', () => {
    const circuit = new Circuit(() => 0);
    circuit.failed(0, 3600_000);
    circuit.probed(RETRY_AFTER_KEPT_MS - 1);
    expect(circuit.stateAt(RETRY_AFTER_KEPT_MS - 1)).toBe('open');
    circuit.probed(RETRY_AFTER_KEPT_MS);
    expect(circuit.stateAt(RETRY_AFTER_KEPT_MS)).toBe('half-open');
    const other = new Circuit(() => 0);
    other.failed(0, 3600_000);
    other.tryNow();
    expect(other.stateAt(1)).toBe('half-open');
  });

  it('a sign of life shortens a wait that was a guess', () => {
    const circuit = opened();
    circuit.halfOpen(1001);
    expect(circuit.stateAt(1001)).toBe('half-open');
  });
});
