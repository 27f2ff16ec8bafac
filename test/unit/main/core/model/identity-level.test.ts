/** An item may need more than a typed identity; what is known and not enough is said, and led back to where it is raised. */
import { describe, expect, it } from 'vitest';
import { type BeginDeps, begin } from '../../../../../main/core/filing/begin.ts';
import { booking } from '../../../../../main/core/matters/booking/matter.ts';
import type { BookingDraft } from '../../../../../main/core/model/draft.ts';
import { IdentityLevel, isEnough } from '../../../../../main/core/model/identity-level.ts';
import type { ItemDetail } from '../../../../../main/core/model/item.ts';
import type { Session } from '../../../../../main/core/session/session.ts';
import { bookingDraft, item } from '../../../../../renderer/samples/facts.ts';
import { identify } from '../../../../../renderer/steps/identify/step.tsx';

const needing = (identityLevel: IdentityLevel): ItemDetail => ({ ...item, identityLevel });

function identifiedBy(source: 'typed' | 'e-id' | 'card'): BookingDraft {
  if (!bookingDraft.applicant) throw new Error('nobody');
  return { ...bookingDraft, applicant: { ...bookingDraft.applicant, source } };
}

const matter = (draft: BookingDraft, about: ItemDetail) =>
  ({
    item: about,
    draft,
    situation: {},
    typed: {},
    receipt: null,
    earlier: null,
    problems: [],
    isForAnother: false,
    mending: null,
  }) as const;

describe.each(['typed', 'e-id', 'card'] as const)('an item that needs %s', (needed) => {
  it.each(['typed', 'e-id', 'card'] as const)('and who is known by %s', (source) => {
    const enough = isEnough(source, needed);
    expect(enough).toBe(IdentityLevel.options.indexOf(source) >= IdentityLevel.options.indexOf(needed));
    const draft = identifiedBy(source);
    const about = { item: needing(needed), hasPage: () => true, today: '2026-11-28' };
    expect(booking.missing(draft, about)).toEqual(
      enough ? [] : [{ field: 'identity', code: 'identity-level' }],
    );
    const step = identify();
    expect(step.isDone?.(matter(draft, needing(needed)))).toBe(enough);
    expect(step.mends?.({ field: 'identity', code: 'identity-level' }, matter(draft, needing(needed)))).toBe(
      true,
    );
  });
});

describe('an item that needs the face compared', () => {
  const about = { item: needing('card-face'), hasPage: () => true, today: '2026-11-28' };

  it('is booked with the card, as far as a kiosk can go: the window looks at whoever comes', () => {
    expect(booking.missing(identifiedBy('card'), about)).toEqual([]);
    expect(booking.missing(identifiedBy('e-id'), about)).toEqual([
      { field: 'identity', code: 'identity-level' },
    ]);
    expect(identify().isDone?.(matter(identifiedBy('card'), needing('card-face')))).toBe(true);
  });

  it('is not begun for pre-review, where nobody looks', () => {
    const catalogue = { item: () => needing('card-face') } as unknown as BeginDeps['catalogue'];
    const deps: BeginDeps = {
      catalogue,
      cases: { find: () => null },
      confirm: { prepare: () => undefined },
      onLeft: () => undefined,
      limits: { limited: () => null },
      canSave: () => true,
    };
    const session = { id: 's', draft: null } as unknown as Session;
    expect(begin(deps, session, { kind: 'pre-review', itemCode: 'RS-0001' })).toEqual({
      outcome: 'window-only',
    });
  });
});
