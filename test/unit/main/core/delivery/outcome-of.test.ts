import { expect, it } from 'vitest';
import { outcomeOf } from '../../../../../main/core/delivery/outcome-of.ts';
import type { OutboxRow } from '../../../../../main/core/outbox/row.ts';

const rowOf = (service: OutboxRow['service']): OutboxRow => ({
  id: 1,
  seq: 1,
  submission_id: '019ac6a0-0000-7000-8000-000000000001',
  receipt_no: 'LY001-20261124-00001',
  case_key: null,
  service,
  item_code: 'RS-0001',
  committed_at: '2026-11-24T10:00:00+08:00',
  blob_count: 0,
  body_hash: null,
  state: 'waiting',
  attempts: 0,
  next_attempt_at: 0,
  unsure: 0,
  last_problem: null,
  case_no: null,
  offers: 0,
  closed_number: null,
  closed_reason: null,
  case_state: null,
  arrived_at: null,
  body: Buffer.alloc(0),
});

it.each([
  ['booking', 'Y', 'delivered'],
  ['booking', 'S', 'retry'],
  ['pre-review', 'S', 'delivered'],
  ['pre-review', 'Y', 'retry'],
  ['cancellation', 'Y', 'delivered'],
  ['cancellation', 'S', 'retry'],
  ['rebooking', 'Y', 'delivered'],
  ['rebooking', 'S', 'retry'],
  ['evaluation', 'Y', 'delivered'],
  ['evaluation', 'S', 'delivered'],
  ['correction', 'S', 'delivered'],
  ['correction', 'Y', 'retry'],
] as const)('a %s with a case number in %s: %s', (service, letter, step) => {
  const answer = {
    kind: 'ok',
    value: { caseNo: `${letter}43018120261124RS000010`, state: 'pending' },
  } as const;
  const outcome = outcomeOf(rowOf(service), { stage: 'submitted', answer }, 0, () => 1);
  expect(outcome.step).toBe(step);
  // Whether the platform has it is not known: the key is asked for before it is sent again.
  if (outcome.step === 'retry') expect(outcome.next.unsure).toBe(true);
});

it('asks for the key before it sends again what the platform still works on', () => {
  const answer = { kind: 'refused', status: 409, code: 'in-progress' } as const;
  const outcome = outcomeOf(rowOf('booking'), { stage: 'submitted', answer }, 0, () => 1);
  expect(outcome).toMatchObject({ step: 'retry', next: { unsure: true } });
});
