/** Every step of a matter can be walked to its end, and back, whatever the item asks for. */
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import type { ItemDetail } from '../../../../main/core/catalogue/contract.ts';
import type { Draft, FiledService } from '../../../../main/core/model/draft.ts';
import type { Receipt } from '../../../../main/core/model/receipt.ts';
import { matterMachine, STEPS } from '../../../../renderer/flows/machine.ts';

const item = (fields: number, materials: number) =>
  ({
    fields: Array.from({ length: fields }, (_, at) => ({ key: `f${at}` })),
    materials: Array.from({ length: materials }, (_, at) => ({ archiveKey: `m${at}` })),
  }) as unknown as ItemDetail;
const draft = { applicant: {}, phone: '13900001111', appointment: {} } as unknown as Draft;

function start(service: FiledService, fields = 2, materials = 2) {
  const begun = service === 'cancellation' ? draft : null;
  const actor = createActor(matterMachine, { input: { service, item: null, draft: begun } }).start();
  const at = () => {
    const { value } = actor.getSnapshot();
    return typeof value === 'string' ? value : Object.keys(value)[0];
  };
  if (!begun) {
    actor.send({ type: 'ITEM', item: item(fields, materials) });
    actor.send({ type: 'BEGUN', draft });
  }
  return { actor, at, next: () => actor.send({ type: 'NEXT' }), back: () => actor.send({ type: 'BACK' }) };
}

describe('the steps of a matter', () => {
  it.each([
    ['booking', 2, 2, ['identify', 'phone', 'time', 'confirm']],
    ['pre-review', 2, 2, ['identify', 'phone', 'form', 'materials', 'confirm']],
    ['pre-review', 0, 2, ['identify', 'phone', 'materials', 'confirm']],
    ['pre-review', 2, 0, ['identify', 'phone', 'form', 'confirm']],
    ['pre-review', 0, 0, ['identify', 'phone', 'confirm']],
  ] as const)('%s with %i questions and %i papers: there and back', (service, fields, materials, steps) => {
    const { actor, at, next, back } = start(service, fields, materials);
    const there = [at()];
    for (let step = 1; step < steps.length; step++) {
      next();
      there.push(at());
    }
    expect(there).toEqual(steps);
    for (const step of steps) expect(STEPS[service]).toContain(step);
    const again = [at()];
    for (let step = 1; step < steps.length; step++) {
      back();
      again.unshift(at());
    }
    expect(again).toEqual(steps);
    for (let step = 1; step < steps.length; step++) next();
    actor.send({ type: 'COMMITTED', receipt: {} as Receipt });
    expect(at()).toBe('done');
  });

  it('goes no further than what is known', () => {
    const { actor, at, next } = start('booking');
    actor.send({ type: 'DRAFT', draft: { ...draft, applicant: null } });
    next();
    expect(at()).toBe('identify');
    actor.send({ type: 'DRAFT', draft: { ...draft, phone: null } });
    next();
    next();
    expect(at()).toBe('phone');
    actor.send({ type: 'DRAFT', draft: { ...draft, appointment: null } });
    next();
    next();
    expect(at()).toBe('time');
  });

  it.each([
    ['booking', 'applicant', 'identify'],
    ['booking', 'phone', 'phone'],
    ['booking', 'appointment', 'time'],
    ['cancellation', 'applicant', 'identify'],
    ['pre-review', 'idNumber', 'identify'],
    ['pre-review', 'm1', 'materials'],
    ['pre-review', 'f1', 'form'],
  ] as const)('%s refused for %s is mended at %s, with the problem shown', (service, field, step) => {
    const { actor, at, next } = start(service);
    for (let moves = 0; moves < 6; moves++) next();
    expect(at()).toBe('confirm');
    actor.send({ type: 'INCOMPLETE', problems: [{ field, code: 'required' }] });
    expect(at()).toBe(step);
    expect(actor.getSnapshot().context.problems).toEqual([{ field, code: 'required' }]);
  });

  it('a booking cancelled and made anew begins with its item’s guide; from there any other can be chosen', () => {
    const known = { service: 'booking', item: item(0, 0), draft: null } as const;
    const actor = createActor(matterMachine, { input: known }).start();
    expect(actor.getSnapshot().value).toBe('guide');
    actor.send({ type: 'BACK' });
    expect(actor.getSnapshot().value).toBe('choose');
  });

  it('a cancellation asks who it is, then once more; back from either leaves the booking as it is', () => {
    const { actor, at, next } = start('cancellation');
    const there = [at()];
    next();
    there.push(at());
    actor.send({ type: 'COMMITTED', receipt: {} as Receipt });
    expect([...there, at()]).toEqual(STEPS.cancellation);
    for (const steps of [0, 1]) {
      const { at: now, next: on, back: keep } = start('cancellation');
      for (let step = 0; step < steps; step++) on();
      keep();
      expect(now()).toBe('left');
    }
  });

  it('a cancellation takes no draft of another matter', () => {
    const mine = { ...draft, submissionId: 'mine' };
    const input = { service: 'cancellation', item: null, draft: mine } as const;
    const actor = createActor(matterMachine, { input }).start();
    actor.send({ type: 'DRAFT', draft: { ...draft, submissionId: 'another' } });
    expect(actor.getSnapshot().context.draft).toBe(mine);
    actor.send({ type: 'DRAFT', draft: { ...mine, applicant: null } });
    actor.send({ type: 'NEXT' });
    expect(actor.getSnapshot()).toMatchObject({ value: { identify: 'card' } });
  });

  it('a phone number that is a question of the form is mended there', () => {
    const asked = { fields: [{ key: 'phone' }], materials: [] } as unknown as ItemDetail;
    const actor = createActor(matterMachine, {
      input: { service: 'pre-review', item: null, draft: null },
    }).start();
    actor.send({ type: 'ITEM', item: asked });
    actor.send({ type: 'BEGUN', draft });
    for (let moves = 0; moves < 4; moves++) actor.send({ type: 'NEXT' });
    actor.send({ type: 'INCOMPLETE', problems: [{ field: 'phone', code: 'phone' }] });
    expect(actor.getSnapshot().value).toBe('form');
  });
});
