/** What a technician's changes would come to. Pure. */
import { type Layer, type LayerAnswer, layOver } from '../../../kiosk-config/load.ts';
import type { KioskConfig } from '../../../kiosk-config/schema.ts';
import { asText, fromText, settingOf } from '../../../kiosk-config/settings.ts';
import { type Tree, valueAt, withValue } from '../../../kiosk-config/tree.ts';
import type { SettingChange, SettingProblem, ShownChange } from './contract.ts';
import { type Standing, TECHNICIAN_FILE } from './reading.ts';
import { differences } from './taken-over.ts';

/** The whole, with these two upper layers in place of those that stand. */
export function stack({ site }: Pick<Standing, 'site'>, technician: Tree, remote: Layer | null): LayerAnswer {
  const layer = { name: 'technician', file: TECHNICIAN_FILE, value: technician, lineOf: () => null } as const;
  const under = layOver(site, layer);
  return under.ok && remote ? layOver(under, remote) : under;
}

export type Planned = { tree: Tree; config: KioskConfig } | { problems: SettingProblem[] };

export function plan(standing: Standing, changes: readonly SettingChange[]): Planned {
  const { remote, technician } = standing;
  const problems: SettingProblem[] = [];
  let tree: Tree = technician?.value ?? {};
  for (const { key, value } of changes) {
    const setting = settingOf(key);
    if (!setting || setting.kind === 'list') problems.push({ key, why: { code: 'not-a-setting' } });
    else if (remote && valueAt(remote.layer.value, key) !== undefined) {
      problems.push({ key, why: { code: 'from-afar', version: remote.version } });
    } else tree = withValue(tree, key, value === null ? undefined : fromText(setting.kind, value));
  }
  if (problems.length > 0) return { problems };
  const whole = stack(standing, tree, remote?.layer ?? null);
  if (whole.ok) return { tree, config: whole.config };
  return {
    problems: whole.misfits.map(({ keys, message }) => ({
      key: settingKeyOf(keys.map(String)),
      why: { code: 'does-not-fit', message },
    })),
  };
}

export function shownChanges(now: KioskConfig, next: KioskConfig): ShownChange[] {
  return differences(now, next).map(({ key, takes }) => ({
    ...{ key, takes },
    from: asText(valueAt(now, key)),
    to: asText(valueAt(next, key)),
  }));
}

/** `hours.open.workday.0` is about the setting `hours.open.workday`; a rule over several is about what stands above them. */
function settingKeyOf(keys: readonly string[]): string {
  for (let length = keys.length; length > 0; length--) {
    const key = keys.slice(0, length).join('.');
    if (settingOf(key)) return key;
  }
  return keys.join('.');
}
