/** Rules of the exceptions: each of them says one thing, is about something that is there, and no two leave it open which one wins. */
import { checkSpans } from './check-hours.ts';
import type { Add, KnownItems } from './mistake.ts';
import type { HallException, HallPlan } from './plan.ts';

export function checkExceptions(plan: HallPlan, add: Add): void {
  for (const [at, exception] of plan.exceptions.entries()) {
    const here: Add = (keys, message) => add(['exceptions', at, ...keys], message);
    const { from, to = from, place, zone, items = [], closed, open } = exception;
    if (to < from) here(['to'], '最后一天早于第一天，请对调');
    if ((closed === undefined) === (open === undefined))
      here(['from'], 'closed: true 和 open 写一个，只写一个');
    checkSpans(open ?? [], plan.slots.minutes, (keys, message) => here(['open', ...keys], message));
    const known = place === undefined ? undefined : plan.places.find(({ id }) => id === place);
    if (place !== undefined && !known) here(['place'], `places.yaml 里没有 ${place}`);
    const where = known ? [known] : plan.places;
    if (zone !== undefined && !where.some(({ zones }) => zones.some((each) => each.zone === zone))) {
      here(['zone'], `${known?.name ?? 'places.yaml 里'}没有专区 ${zone}`);
    }
    for (const [row, code] of items.entries()) {
      if (items.indexOf(code) < row) here(['items', row], `${code} 写了两次，请删去一处`);
    }
    const other = plan.exceptions.slice(0, at).find((each) => areAtOdds(each, exception));
    if (other) here(['from'], `与“${other.why}”（${other.from}）管同一处、同一天：请合并或错开`);
  }
}

/** Whether one day, place and item has both, and none of the two is the narrower one, which would win. */
function areAtOdds(one: HallException, other: HallException): boolean {
  const shareItem =
    one.items === undefined
      ? other.items === undefined
      : (other.items?.some((code) => one.items?.includes(code)) ?? false);
  const sharePlace = one.place === other.place && one.zone === other.zone;
  const shareDay = one.from <= (other.to ?? other.from) && other.from <= (one.to ?? one.from);
  return shareItem && sharePlace && shareDay;
}

/** What the catalogue says of items. An exception that fits nothing would be obeyed by nobody. */
export function checkExceptionsAgainst(
  { places, exceptions }: HallPlan,
  { bookable }: KnownItems,
  add: Add,
): void {
  for (const [at, { place, zone, items = [] }] of exceptions.entries()) {
    for (const [row, code] of items.entries()) {
      const own = bookable.get(code);
      const isDoneThere = places
        .filter(({ id }) => place === undefined || id === place)
        .some((each) => each.zones.some((one) => one.zone === own && (one.items?.includes(code) ?? true)));
      const keys = ['exceptions', at, 'items', row];
      if (own === undefined) add(keys, `没有可以预约的事项 ${code}，请检查编码`);
      else if (zone !== undefined && zone !== own) add(keys, `${code} 在专区 ${own}，不在 ${zone}`);
      else if (!isDoneThere)
        add(keys, `${place === undefined ? '没有一处' : `${place} 不`}办 ${code}，请检查`);
    }
  }
}
