/** Every step of a matter can be walked to its end, and back, whatever the item asks for. */
import { describe, expect, it } from 'vitest';
import type { ItemDetail } from '../../../../main/core/catalogue/contract.ts';
import type { BookingDraft, Draft, MatterKind, PreReviewDraft } from '../../../../main/core/model/draft.ts';
import type { Receipt } from '../../../../main/core/model/receipt.ts';
import { beginJourney, move, stepsOf } from '../../../../renderer/journey/journey.ts';
import type { MatterEvent, MatterStart } from '../../../../renderer/journey/matter.ts';
import { matterView } from '../../../../renderer/matters/index.ts';
import { correctionDraft, mending, item as sampleItem } from '../../../../renderer/samples/facts.ts';

const item = (fields: number, materials: number, situation: readonly string[] = []) =>
  ({
    situation: situation.map((key) => ({ key })),
    form: {},
    fields: Array.from({ length: fields }, (_, at) => ({ key: `f${at}` })),
    materials: Array.from({ length: materials }, (_, at) => ({ archiveKey: `m${at}` })),
  }) as unknown as ItemDetail;
const draft = {
  kind: 'booking',
  submissionId: 'mine',
  consent: { submissionId: 'mine' },
  applicant: { source: 'typed' },
  phone: '13900001111',
  appointment: {},
} as unknown as BookingDraft;

/** Signed already, as the core has it; none of its papers may come later. */
const preReviewDraft = {
  ...draft,
  kind: 'pre-review',
  answers: {},
  materials: [],
  signature: { state: 'at-window' },
} as unknown as PreReviewDraft;

const steps = (kind: MatterKind) => matterView(kind).journey.map(({ name }) => name);

class Walk {
  #journey;
  #progress;

  constructor(start: MatterStart) {
    this.#journey = matterView(start.kind).journey;
    this.#progress = beginJourney(this.#journey, start);
  }

  at = () => this.#progress.at;
  matter = () => this.#progress.matter;
  /** The steps in the bar. */
  shown = () => stepsOf(this.#journey, this.#progress.matter).map(({ name }) => name);
  send = (event: MatterEvent) => {
    this.#progress = move(this.#journey, this.#progress, event);
  };
  next = () => this.send({ type: 'NEXT' });
  back = () => this.send({ type: 'BACK' });
}

function start(kind: MatterKind, fields = 2, materials = 2): Walk {
  const begun = kind === 'cancellation' ? { ...draft, consent: null } : null;
  const walk = new Walk({ kind, item: null, draft: begun });
  if (begun) walk.send({ type: 'DRAFT', draft });
  else {
    walk.send({ type: 'ITEM', item: item(fields, materials) });
    walk.send({ type: 'BEGUN', draft: kind === 'pre-review' ? preReviewDraft : draft });
  }
  return walk;
}

describe('the steps of a matter', () => {
  it.each([
    ['booking', 2, 2, ['identify', 'phone', 'time', 'confirm']],
    ['pre-review', 2, 2, ['identify', 'phone', 'form', 'materials', 'sign', 'confirm']],
    ['pre-review', 0, 2, ['identify', 'phone', 'materials', 'sign', 'confirm']],
    ['pre-review', 2, 0, ['identify', 'phone', 'form', 'sign', 'confirm']],
    ['pre-review', 0, 0, ['identify', 'phone', 'sign', 'confirm']],
  ] as const)('%s with %i questions and %i papers: there and back', (kind, fields, materials, walked) => {
    const { at, next, back, send, shown } = start(kind, fields, materials);
    const there = [at()];
    for (let step = 1; step < walked.length; step++) {
      next();
      there.push(at());
    }
    expect(there).toEqual(walked);
    expect(shown()).toEqual(['choose', 'guide', ...walked, 'done']);
    const again = [at()];
    for (let step = 1; step < walked.length; step++) {
      back();
      again.unshift(at());
    }
    expect(again).toEqual(walked);
    for (let step = 1; step < walked.length; step++) next();
    send({ type: 'COMMITTED', receipt: {} as Receipt });
    expect(at()).toBe('done');
  });

  it('before an item is chosen the bar shows every step that there may be', () => {
    // Those that only some citizens see come when they are needed.
    const all = steps('pre-review').filter((step) => !['consent', 'for-whom', 'result'].includes(step));
    expect(new Walk({ kind: 'pre-review', item: null, draft: null }).shown()).toEqual(all);
  });

  it('an item that asks for the situation does so before its guide, and goes on once all is answered', () => {
    const walk = new Walk({ kind: 'pre-review', item: null, draft: null });
    walk.send({ type: 'ITEM', item: item(2, 2, ['who', 'why']) });
    expect(walk.at()).toBe('situation');
    walk.send({ type: 'SITUATION', answers: { who: '本人' } });
    walk.next();
    expect(walk.at()).toBe('situation');
    walk.send({ type: 'SITUATION', answers: { who: '本人', why: '丢了' } });
    walk.next();
    expect(walk.at()).toBe('guide');
    walk.back();
    expect(walk.at()).toBe('situation');
    walk.back();
    walk.send({ type: 'ITEM', item: item(2, 2, ['who', 'why']) });
    expect(walk.matter().situation).toEqual({});
  });

  it('goes no further than what is known', () => {
    const { at, next, send } = start('booking');
    send({ type: 'DRAFT', draft: { ...draft, applicant: null } });
    next();
    expect(at()).toBe('identify');
    send({ type: 'DRAFT', draft: { ...draft, phone: null } });
    next();
    next();
    expect(at()).toBe('phone');
    send({ type: 'DRAFT', draft: { ...draft, appointment: null } });
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
    ['pre-review', 'signature', 'sign'],
  ] as const)('%s refused for %s is mended at %s, with the problem shown', (kind, field, step) => {
    const { at, next, send, matter } = start(kind);
    for (let moves = 0; moves < 7; moves++) next();
    expect(at()).toBe('confirm');
    send({ type: 'INCOMPLETE', problems: [{ field, code: 'required' }] });
    expect(at()).toBe(step);
    expect(matter().problems).toEqual([{ field, code: 'required' }]);
  });

  it('a booking cancelled and made anew begins with its item’s guide; from there any other can be chosen', () => {
    const { at, back } = new Walk({ kind: 'booking', item: item(0, 0), draft: null });
    expect(at()).toBe('guide');
    back();
    expect(at()).toBe('choose');
    back();
    expect(at()).toBeNull();
  });

  it('the guide asks for consent; whose consent was another’s is asked on a screen of its own', () => {
    const { at, next, send, shown, back } = start('booking');
    expect(at()).toBe('identify');
    expect(shown()).not.toContain('consent');
    const another = { ...draft, consent: null, applicant: null };
    send({ type: 'DRAFT', draft: another });
    send({ type: 'INCOMPLETE', problems: [{ field: 'consent', code: 'required' }] });
    expect(at()).toBe('consent');
    next();
    expect(at()).toBe('consent');
    send({ type: 'DRAFT', draft: { ...another, consent: draft.consent } });
    // It stays in the bar while the citizen is on it.
    expect(shown()).toContain('consent');
    next();
    expect(at()).toBe('identify');
    back();
    back();
    expect(at()).toBe('guide');
  });

  it('a follow-up asks for consent once a session: not where an earlier matter brought it along', () => {
    const consent = { submissionId: 'earlier' } as BookingDraft['consent'];
    const begun = { ...draft, consent, applicant: null };
    expect(new Walk({ kind: 'cancellation', item: null, draft: begun }).at()).toBe('identify');
    // Found by card in the list of one's own: nobody lays it down twice.
    expect(new Walk({ kind: 'cancellation', item: null, draft: { ...draft, consent } }).at()).toBe('confirm');
  });

  it('a cancellation asks for consent, who it is, then once more; back from the last leaves the booking as it is', () => {
    const { at, next, send } = start('cancellation');
    const there = [at()];
    for (let moves = 0; moves < 2; moves++) {
      next();
      there.push(at());
    }
    send({ type: 'COMMITTED', receipt: {} as Receipt });
    expect([...there, at()]).toEqual(steps('cancellation'));
    expect(steps('cancellation')).toEqual(['consent', 'identify', 'confirm', 'done']);
    for (const moves of [0, 2]) {
      const kept = start('cancellation');
      for (let step = 0; step < moves; step++) kept.next();
      kept.back();
      expect(kept.at()).toBeNull();
    }
  });

  it('a change of a time asks for a time beside that, and no phone number', () => {
    expect(steps('rebooking')).toEqual(['consent', 'identify', 'time', 'confirm', 'done']);
    const rebooking = new Walk({ kind: 'rebooking', item: item(0, 0), draft: { ...draft, applicant: null } });
    expect(rebooking.at()).toBe('identify');
    rebooking.send({ type: 'DRAFT', draft });
    rebooking.next();
    rebooking.next();
    expect(rebooking.at()).toBe('confirm');
    rebooking.send({ type: 'INCOMPLETE', problems: [{ field: 'appointment', code: 'required' }] });
    expect(rebooking.at()).toBe('time');
  });

  it('a correction asks for a card, and only for what is to be mended; what else is wrong leads there', () => {
    const all = ['consent', 'identify', 'mend', 'form', 'materials', 'confirm', 'done'];
    expect(matterView('correction').journey.map(({ name }) => name)).toEqual(all);
    const typed = { ...correctionDraft, applicant: { ...draft.applicant, source: 'typed' } } as Draft;
    const walk = new Walk({ kind: 'correction', item: sampleItem, draft: typed });
    walk.next();
    expect(walk.at()).toBe('identify');
    const noForm = { ...correctionDraft, mending: { ...mending, fields: [] } };
    const begun = { ...noForm, applicant: null } as Draft;
    const { at, next, send } = new Walk({ kind: 'correction', item: sampleItem, draft: begun });
    const there = [at()];
    send({ type: 'DRAFT', draft: noForm as Draft });
    for (let moves = 0; moves < 3; moves++) {
      next();
      there.push(at());
    }
    expect(there).toEqual(['identify', 'mend', 'materials', 'confirm']);
    for (const code of ['required', 'last-day-over'] as const) {
      send({ type: 'INCOMPLETE', problems: [{ field: 'mending', code }] });
      expect(at()).toBe('mend');
      next();
    }
  });

  it('a cancellation takes no draft of another matter', () => {
    const mine = { ...draft, consent: null };
    const { at, next, send, matter } = new Walk({ kind: 'cancellation', item: null, draft: mine });
    send({ type: 'DRAFT', draft: { ...draft, submissionId: 'another' } });
    expect(matter().draft).toBe(mine);
    send({ type: 'DRAFT', draft: { ...draft, applicant: null } });
    next();
    next();
    expect(at()).toBe('identify');
  });

  it('a phone number that is a question of the form is mended there', () => {
    const asked = { ...item(0, 0), fields: [{ key: 'phone' }] } as unknown as ItemDetail;
    const { at, next, send } = new Walk({ kind: 'pre-review', item: null, draft: null });
    send({ type: 'ITEM', item: asked });
    send({ type: 'BEGUN', draft: preReviewDraft });
    for (let moves = 0; moves < 5; moves++) next();
    send({ type: 'INCOMPLETE', problems: [{ field: 'phone', code: 'phone' }] });
    expect(at()).toBe('form');
  });

  it('a question is mended from the summary, which is come back to at once', () => {
    const asked = { ...item(1, 1), fields: [{ key: 'reason' }] } as unknown as ItemDetail;
    const { at, next, send, matter } = new Walk({ kind: 'pre-review', item: null, draft: null });
    send({ type: 'ITEM', item: asked });
    send({ type: 'BEGUN', draft: preReviewDraft });
    for (let moves = 0; at() !== 'confirm' && moves < 9; moves++) next();
    send({ type: 'MEND', field: 'reason' });
    expect([at(), matter().mending]).toEqual(['form', 'reason']);
    next();
    expect([at(), matter().mending]).toEqual(['confirm', null]);
    send({ type: 'MEND', field: 'reason' });
    send({ type: 'INCOMPLETE', problems: [{ field: 'phone', code: 'phone' }] });
    expect([at(), matter().mending]).toEqual(['phone', null]);
  });

  it('an agent’s paper is mended where papers are handed in', () => {
    const letter = { archiveKey: 'poa', behalf: 'letter' };
    const asked = { ...item(1, 1), authorisation: [letter] } as unknown as ItemDetail;
    const { at, next, send } = new Walk({ kind: 'pre-review', item: null, draft: null });
    send({ type: 'ITEM', item: asked });
    send({ type: 'BEGUN', draft: preReviewDraft });
    for (let moves = 0; at() !== 'confirm' && moves < 9; moves++) next();
    send({ type: 'MEND', field: 'poa' });
    expect(at()).toBe('materials');
  });

  it('what was signed for is signed again once it was mended, before the summary', () => {
    const asked = { ...item(1, 1), fields: [{ key: 'reason' }] } as unknown as ItemDetail;
    const { at, next, send } = new Walk({ kind: 'pre-review', item: null, draft: null });
    send({ type: 'ITEM', item: asked });
    send({ type: 'BEGUN', draft: preReviewDraft });
    for (let moves = 0; at() !== 'confirm' && moves < 9; moves++) next();
    send({ type: 'MEND', field: 'reason' });
    send({ type: 'DRAFT', draft: { ...preReviewDraft, signature: null } });
    next();
    expect(at()).toBe('sign');
    // Nobody gets past it unsigned.
    next();
    expect(at()).toBe('sign');
    send({ type: 'DRAFT', draft: preReviewDraft });
    next();
    expect(at()).toBe('confirm');
  });

  it('a paper that comes later is promised before it is signed for', () => {
    const later = { ...item(0, 1), materials: [{ archiveKey: 'm0', later: true }] } as unknown as ItemDetail;
    const materials = [{ archiveKey: 'm0', pages: [], original: false, later: true }];
    const { at, next, send } = new Walk({ kind: 'pre-review', item: null, draft: null });
    send({ type: 'ITEM', item: later });
    send({ type: 'BEGUN', draft: { ...preReviewDraft, materials } });
    for (let moves = 0; at() !== 'promise' && moves < 9; moves++) next();
    next();
    expect(at()).toBe('promise');
    const promised = { archiveKeys: ['m0'], until: '2026-12-14', workingDays: 10, promisedAt: '' };
    send({ type: 'DRAFT', draft: { ...preReviewDraft, materials, later: promised } });
    next();
    expect(at()).toBe('sign');
  });
});
