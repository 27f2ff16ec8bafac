/** How a setting and its value are said to the technician. */
import type { ConfigurationOverview, SettingShown } from '../../../../main/core/configuration/contract.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import { SETTING_WORDS } from './settings.words.ts';
import { WORDS } from './words.ts';

export const GROUPS = ['kiosk', 'times', 'limits', 'platform', 'storage'] as const;
export type Group = (typeof GROUPS)[number];

/** By the first part of a setting's key. */
const GROUP_OF: Readonly<Record<string, Group>> = { session: 'times', hours: 'times', screen: 'times' };

export const groupOf = (key: string): Group => {
  const [top = ''] = key.split('.');
  return GROUP_OF[top] ?? GROUPS.find((group) => group === top) ?? 'kiosk';
};

const UNITS = [
  [/Seconds$/, 'unit.seconds'],
  [/Ms$/, 'unit.ms'],
  [/Days$/, 'unit.days'],
  [/MiB$/, 'unit.MiB'],
  [/^limits\./, 'unit.times'],
] as const;

const TEXTS = { ...SETTING_WORDS, ...WORDS };

export function useSetting() {
  const t = useWords(TEXTS);
  const nameOf = (key: string) => (key in SETTING_WORDS ? t(key as keyof typeof SETTING_WORDS) : key);
  const unitOf = (key: string) => {
    const unit = UNITS.find(([pattern]) => pattern.test(key))?.[1];
    return unit ? t(unit) : undefined;
  };
  const saidValue = (key: string, value: string) => {
    if (value === 'true') return t('configuration.yes');
    if (value === 'false') return t('configuration.no');
    if (value === '') return t('configuration.notSet');
    const unit = unitOf(key);
    return unit ? `${value} ${unit}` : value;
  };
  const originOf = ({ origin }: SettingShown, { remote }: Pick<ConfigurationOverview, 'remote'>) =>
    t(`configuration.from.${origin}`, { version: remote ?? 0 });
  return { t, nameOf, unitOf, saidValue, originOf };
}
