/** Rules that hold across the rules of fairness: nothing that contradicts itself, names what is not there, or bites without a warning. */
import type { Fairness, ReleaseRule } from './fairness.ts';
import type { Add } from './mistake.ts';
import type { HallPlan } from './plan.ts';

/** `bookable`: the items that can be booked; null where they are not known here. */
export function checkFairness(
  plan: HallPlan,
  fairness: Fairness,
  bookable: ReadonlyMap<string, string> | null,
  add: Add,
): void {
  const here: Add = (keys, message) => add(['fairness', ...keys], message);
  checkReleases(plan, fairness.release, here);
  const { least, most } = fairness.coolDown;
  if (most < least) here(['coolDown', 'most'], `most 比 least（${least}）小，请对调`);
  checkStrikes(fairness, here);
  checkWalkIn(fairness, bookable, here);
}

function checkReleases({ groups, places }: HallPlan, release: readonly ReleaseRule[], add: Add): void {
  const zones = new Set(places.flatMap((place) => place.zones.map(({ zone }) => zone)));
  const known = new Set(groups.map(({ id }) => id));
  const named = new Map<string, number>();
  const times = new Map<string, number>();
  const once = (what: string, at: number, keys: readonly PropertyKey[]) => {
    if (named.has(what)) add(['release', at, ...keys], `${what} 写了两次，请删去一处`);
    named.set(what, at);
  };
  for (const [at, rule] of release.entries()) {
    const others = times.get(rule.at);
    if (others !== undefined) {
      add(['release', at, 'at'], `与第 ${others + 1} 行都在 ${rule.at} 放号：请错开`);
    } else times.set(rule.at, at);
    if (rule.drawAt !== undefined && rule.drawAt <= rule.at) {
      add(['release', at, 'drawAt'], `抽签（${rule.drawAt}）须晚于放号（${rule.at}）`);
    }
    for (const [row, zone] of (rule.zones ?? []).entries()) {
      if (!zones.has(zone)) add(['release', at, 'zones', row], `places.yaml 里没有专区 ${zone}`);
      once(`专区 ${zone}`, at, ['zones', row]);
    }
    for (const [row, group] of (rule.groups ?? []).entries()) {
      if (!known.has(group)) add(['release', at, 'groups', row], `booking.yaml 里没有事项组 ${group}`);
      once(`事项组 ${group}`, at, ['groups', row]);
    }
    if (!rule.zones && !rule.groups) once('没有专区和事项组的一行', at, ['at']);
  }
  if (!release.some(({ zones: of, groups: also }) => !of && !also)) {
    add(['release'], '缺少没有专区和事项组的一行：其余的几点放号，请补上');
  }
}

function checkStrikes({ strikes, limits }: Fairness, add: Add): void {
  const { noShow, lateCancel, cancel, suspendAt, warnAt } = strikes;
  if (lateCancel < cancel) add(['strikes', 'lateCancel'], `临近取消不应比早取消（${cancel}）计得少`);
  if (noShow < lateCancel) add(['strikes', 'noShow'], `爽约不应比取消（${lateCancel}）计得少`);
  // Whoever is suspended by one more has been warned of it.
  const most = suspendAt - noShow;
  if (most < 1) add(['strikes', 'suspendAt'], `爽约一次就停约，来不及提醒：至少写 ${noShow + 1}`);
  else if (warnAt > most) add(['strikes', 'warnAt'], `有人没听到提醒就会停约：至多写 ${most}`);
  if (limits.item > limits.open) add(['limits', 'item'], `比一共的（open ${limits.open}）还多`);
}

function checkWalkIn({ walkIn }: Fairness, bookable: ReadonlyMap<string, string> | null, add: Add): void {
  const seen = new Set<string>();
  for (const [at, { items }] of walkIn.entries()) {
    for (const [row, code] of items.entries()) {
      if (seen.has(code)) add(['walkIn', at, 'items', row], `${code} 写了两次，请删去一处`);
      seen.add(code);
      if (bookable && !bookable.has(code)) {
        add(['walkIn', at, 'items', row], `没有可以预约的事项 ${code}，请检查编码`);
      }
    }
  }
}
