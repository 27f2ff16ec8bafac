/** An item may need more than a typed identity; what is known and not enough is said, and led back to where it is raised. */
import { describe, expect, it } from 'vitest';
import { booking } from '../../../../../main/core/matters/booking/matter.ts';
import type { BookingDraft } from '../../../../../main/core/model/draft.ts';
import { IdentityLevel, isEnough } from '../../../../../main/core/model/identity-level.ts';
import type { ItemDetail } from '../../../../../main/core/model/item.ts';
import { bookingDraft, item } from '../../../../../renderer/samples/facts.ts';
import { identify } from '../../../../../renderer/steps/identify/step.tsx';

const needing = (identityLevel: IdentityLevel): ItemDetail => ({ ...item, identityLevel });

function identifiedBy(source: 'typed' | 'e-id' | 'card'): BookingDraft {
  if (!bookingDraft.applicant) throw new Error('nobody');
  return { ...bookingDraft, applicant: { ...bookingDraft.applicant, source } };
}

const matter = (draft: BookingDraft, about: ItemDetail) =>
  ({ item: about, draft, receipt: null, earlier: null, problems: [] }) as const;

describe.each(IdentityLevel.options)('an item that needs %s', (needed) => {
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
