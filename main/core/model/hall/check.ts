/** Rules that hold across a hall's plan, beyond the shape of one entry: no hole, no overlap, nothing that is not there. */
import { checkFairness } from './check-fairness.ts';
import { daysFrom, isWeekend, spanOf } from './days.ts';
import type { CalendarYear, HallException, HallPlan, Hours } from './plan.ts';

/** One mistake. `keys` is the path from the plan's top, such as `['years', 0, 'holidays', 2, 'to']`. */
export type PlanMistake = { keys: readonly PropertyKey[]; message: string };

/** What the catalogue knows: zones by id, and each bookable item with its zone. */
export type KnownItems = { zones: readonly string[]; bookable: ReadonlyMap<string, string> };

type Add = (keys: readonly PropertyKey[], message: string) => void;

/** `known`: null where it is not to be held against a catalogue, as with the platform's, which may be newer than ours. */
export function checkPlan(plan: HallPlan, known: KnownItems | null): PlanMistake[] {
  const mistakes: PlanMistake[] = [];
  const add: Add = (keys, message) => mistakes.push({ keys, message });
  checkPlaces(plan, add);
  checkYears(plan, add);
  checkExceptions(plan, add);
  checkGroups(plan, add);
  if (plan.fairness) checkFairness(plan, plan.fairness, known?.bookable ?? null, add);
  if (known) checkAgainst(plan, known, add);
  return mistakes;
}

function checkPlaces(plan: HallPlan, add: Add): void {
  for (const [at, place] of plan.places.entries()) {
    if (plan.places.findIndex(({ id }) => id === place.id) < at) {
      add(['places', at, 'id'], `${place.id} 写了两次，请换一个`);
    }
    checkHours(place.hours, plan.slots.minutes, (keys, message) => {
      add(['places', at, 'hours', ...keys], message);
    });
    for (const [row, { zone, hours }] of place.zones.entries()) {
      if (place.zones.findIndex((each) => each.zone === zone) < row) {
        add(['places', at, 'zones', row, 'zone'], `${zone} 在${place.name}写了两次，请合并`);
      }
      if (!hours) continue;
      checkHours(hours, plan.slots.minutes, (keys, message) => {
        add(['places', at, 'zones', row, 'hours', ...keys], message);
      });
    }
  }
}

function checkHours(hours: Hours, minutes: number, add: Add): void {
  for (const day of ['workday', 'saturday', 'sunday'] as const) {
    checkSpans(hours[day] ?? [], minutes, (keys, message) => add([day, ...keys], message));
  }
}

function checkSpans(spans: readonly string[], minutes: number, add: Add): void {
  for (const [at, text] of spans.entries()) {
    const { from, to } = spanOf(text);
    if (to <= from) {
      add([at], `${text}：结束须晚于开始`);
      continue;
    }
    const rest = (to - from) % minutes;
    if (rest > 0) {
      add([at], `${text} 不能按每段 ${minutes} 分钟排满，余下 ${rest} 分钟：请改时间，或改 slots 的 minutes`);
    }
    const before = spans[at - 1];
    if (before !== undefined && from < spanOf(before).to) {
      add([at], `${text} 与 ${before} 重叠或次序颠倒：须由早到晚、前后不交叉`);
    }
  }
}

function checkYears(plan: HallPlan, add: Add): void {
  const { years } = plan;
  for (const [at, each] of years.entries()) {
    const before = years[at - 1];
    if (before && each.year !== before.year + 1) {
      const message =
        each.year > before.year + 1
          ? `缺 ${before.year + 1} 年：请补上，或删去后面的年份`
          : '年份须由早到晚，每年写一次';
      add(['years', at, 'year'], message);
    }
    checkYear(each, plan.everyYear, (keys, message) => add(['years', at, ...keys], message));
  }
}

function checkYear(year: CalendarYear, everyYear: HallPlan['everyYear'], add: Add): void {
  const off = new Map<string, string>();
  for (const [at, { name, from, to }] of year.holidays.entries()) {
    if (to < from) add(['holidays', at, 'to'], `${name}：最后一天早于第一天，请对调`);
    // New Year's may begin in the December before.
    if (!to.startsWith(`${year.year}-`)) {
      add(['holidays', at, 'to'], `${name}：${to} 不在 ${year.year} 年，请检查年份`);
    }
    if (daysFrom(from, to).length > 15) add(['holidays', at, 'to'], `${name}：长过 15 天，请检查起止`);
    for (const date of daysFrom(from, to)) {
      const other = off.get(date);
      if (other !== undefined) {
        add(['holidays', at, 'from'], `${name}与${other}在 ${date} 重叠，请改起止`);
        break;
      }
      off.set(date, name);
    }
  }
  for (const [at, date] of year.workdays.entries()) {
    if (year.workdays.indexOf(date) < at) add(['workdays', at], `${date} 写了两次，请删去一处`);
    if (!date.startsWith(`${year.year}-`)) add(['workdays', at], `${date} 不在 ${year.year} 年`);
    if (!isWeekend(date)) add(['workdays', at], `${date} 本来就不是周末，请检查日期`);
    if (off.has(date)) add(['workdays', at], `${date} 又放假（${off.get(date)}）又上班，请删去一处`);
  }
  for (const { name, days } of everyYear) {
    for (const day of days) {
      const date = `${year.year}-${day}`;
      if (!off.has(date)) add(['holidays'], `${date} 是法定节假日（${name}），却没有写进放假安排：请补上`);
    }
  }
}

function checkExceptions(plan: HallPlan, add: Add): void {
  for (const [at, exception] of plan.exceptions.entries()) {
    const here: Add = (keys, message) => add(['exceptions', at, ...keys], message);
    const { from, to = from, place, zone, closed, open } = exception;
    if (to < from) here(['to'], '最后一天早于第一天，请对调');
    if ((closed === undefined) === (open === undefined))
      here(['from'], 'closed: true 和 open 写一个，只写一个');
    checkSpans(open ?? [], plan.slots.minutes, (keys, message) => here(['open', ...keys], message));
    const known = place === undefined ? undefined : plan.places.find(({ id }) => id === place);
    if (place !== undefined && !known) here(['place'], `places.yaml 里没有 ${place}`);
    if (zone !== undefined && known && !known.zones.some((each) => each.zone === zone)) {
      here(['zone'], `${known.name}没有专区 ${zone}`);
    }
    const other = plan.exceptions.slice(0, at).find((each) => overlaps(each, exception));
    if (other) here(['from'], `与“${other.why}”（${other.from}）管同一处、同一天：请合并或错开`);
  }
}

/** Two of the same scope on one day would leave it open which one wins. */
function overlaps(one: HallException, other: HallException): boolean {
  const scope = ({ place = '', zone = '', items = [] }: HallException) => [place, zone, ...items].join(' ');
  return (
    scope(one) === scope(other) && one.from <= (other.to ?? other.from) && other.from <= (one.to ?? one.from)
  );
}

function checkGroups({ groups, places }: HallPlan, add: Add): void {
  const seen = new Map<string, string>();
  const longest = Math.max(
    0,
    ...places.flatMap(({ hours }) => hours.workday.map((text) => spanOf(text).to - spanOf(text).from)),
  );
  for (const [at, { id, items, visit, minutes }] of groups.entries()) {
    if (groups.findIndex((each) => each.id === id) < at) {
      add(['groups', at, 'id'], `${id} 写了两次，请换一个`);
    }
    if (Math.max(visit, minutes) > longest) {
      add(['groups', at, 'visit'], `${visit} 分钟比最长的一段开放时间还长，约不上`);
    }
    for (const [row, code] of items.entries()) {
      const other = seen.get(code);
      if (other !== undefined) add(['groups', at, 'items', row], `${code} 已在 ${other} 里，请删去一处`);
      seen.set(code, id);
    }
  }
}

function checkAgainst({ places, groups, exceptions }: HallPlan, known: KnownItems, add: Add): void {
  const checkItems = (codes: readonly string[], keys: readonly PropertyKey[]) => {
    for (const [row, code] of codes.entries()) {
      if (!known.bookable.has(code)) add([...keys, row], `没有可以预约的事项 ${code}，请检查编码`);
    }
  };
  const choices = `应为 ${known.zones.join('、')} 之一`;
  for (const [at, place] of places.entries()) {
    for (const [row, { zone, items = [] }] of place.zones.entries()) {
      if (!known.zones.includes(zone))
        add(['places', at, 'zones', row, 'zone'], `没有专区 ${zone}，${choices}`);
      checkItems(items, ['places', at, 'zones', row, 'items']);
    }
  }
  for (const [at, { items }] of groups.entries()) checkItems(items, ['groups', at, 'items']);
  for (const [at, { zone, items = [] }] of exceptions.entries()) {
    if (zone !== undefined && !known.zones.includes(zone)) {
      add(['exceptions', at, 'zone'], `没有专区 ${zone}，${choices}`);
    }
    checkItems(items, ['exceptions', at, 'items']);
  }
  const without = [...known.bookable].filter(
    ([code, zone]) =>
      !places.some(({ zones }) =>
        zones.some((each) => each.zone === zone && (each.items?.includes(code) ?? true)),
      ),
  );
  const [first] = without;
  if (first) {
    const [code, zone] = first;
    add(['places'], `${code} 等 ${without.length} 个可预约的事项没有一处能办：请给一处加上专区 ${zone}`);
  }
}
