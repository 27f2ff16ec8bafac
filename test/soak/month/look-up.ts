/** At the month's end: what the platform has of what the citizens were promised. */
import type { Matter } from './citizens.ts';
import type { MonthKiosk } from './kiosk.ts';

export type LookUp = {
  cases: number;
  /** Promised, and not on the platform. */
  lost: number;
  /** A receipt or a matter that is there more than once. */
  twice: number;
  /** Under a receipt number another matter's content. */
  mixed: number;
  /** On the platform, and promised to nobody. */
  unpromised: number;
};

const AT_ONCE = 4;

export async function lookUp(kiosk: MonthKiosk, matters: readonly Matter[]): Promise<LookUp> {
  const cases = await kiosk.cases();
  const byReceipt = Map.groupBy(cases, ({ receiptNo }) => receiptNo);
  const phones = new Map<string, number>();
  const promised = new Map(
    matters.flatMap(({ receiptNo, phone }) => (receiptNo ? [[receiptNo, phone]] : [])),
  );
  const found = { cases: cases.length, lost: 0, twice: 0, mixed: 0, unpromised: 0 };
  const left = [...cases];
  const worker = async () => {
    for (let each = left.pop(); each; each = left.pop()) {
      const phone = (await kiosk.phoneOf(each.key)) ?? '';
      phones.set(phone, (phones.get(phone) ?? 0) + 1);
      const own = promised.get(each.receiptNo);
      if (own === undefined) found.unpromised++;
      else if (own !== phone) found.mixed++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  found.lost = [...promised.keys()].filter((receiptNo) => !byReceipt.has(receiptNo)).length;
  const again = (counts: Iterable<number>) => [...counts].filter((count) => count > 1).length;
  const receipts = [...byReceipt.values()].map((each) => each.length);
  found.twice = Math.max(again(receipts), again(phones.values()));
  return found;
}
