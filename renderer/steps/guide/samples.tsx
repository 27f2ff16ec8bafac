/** A sample of an item's guide, for a kind of matter that shows one. */
import type { WalkIn } from '../../../main/core/hall/contract.ts';
import type { Failure } from '../../components/failure.ts';
import type { Text } from '../../i18n/words.ts';
import { useText } from '../../kiosk/use-words.ts';
import { item } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { NoticePanel } from '../consent/panel.tsx';
import { WholeGuideScreen } from './facts.tsx';
import { GuideScreen } from './screen.tsx';
import { WORDS } from './words.ts';

const bar = { kind: 'pre-review', step: 'guide' } as const;

const WALK_IN: WalkIn = {
  ...{ place: '浏阳市民之家', address: '浏阳市行政中心市民之家', phone: '0731-12345' },
  ...{ windows: '三楼 E01–E12', way: '上电梯到三楼往左走', canBook: true },
  hours: { workday: ['09:00-12:00', '13:30-17:00'] },
};

const REFUSALS: Readonly<Record<string, Failure>> = {
  guideLimited: {
    text: '用这个证件办的次数今天已到上限。请11月25日 09:12后再来，或带证件到大厅窗口办理。',
    deadEnd: 'limited',
  },
  guideUnknown: { text: '这个事项暂时不能在本机办理，请选择其他事项。', deadEnd: 'item-unavailable' },
};

export function guideSamples(lead: Text): readonly Sample[] {
  return [
    { name: 'guide', bar, show: () => <Guide lead={lead} /> },
    { name: 'guideGiven', bar, show: () => <Guide lead={lead} given /> },
    { name: 'guideLong', bar, show: () => <Guide lead={lead} long /> },
    { name: 'guideWhole', bar, show: () => <WholeGuideScreen item={item} onBack={nothing} /> },
    { name: 'guideWindow', bar, show: () => <Guide lead={WORDS['guide.windowOnly']} windowOnly /> },
    { name: 'guideWalkIn', bar, show: () => <Guide lead={lead} walkIn={WALK_IN} /> },
    {
      name: 'guideWalkInOnly',
      bar,
      show: () => <Guide lead={lead} walkIn={{ ...WALK_IN, canBook: false }} />,
    },
    ...Object.entries(REFUSALS).map(([name, failure]) => ({
      name,
      bar,
      show: () => <Guide lead={lead} failure={failure} />,
    })),
  ];
}

function Guide(props: {
  lead: Text;
  failure?: Failure;
  windowOnly?: boolean;
  walkIn?: WalkIn;
  given?: boolean;
  /** Many papers and long names, as the longest guides have. */
  long?: boolean;
}) {
  const { lead, failure = null, windowOnly = false, walkIn = null, given = false } = props;
  const canBegin = !windowOnly && walkIn?.canBook !== false;
  const text = useText();
  const notice = <NoticePanel given={given} onDetails={nothing} onRefuse={nothing} />;
  return (
    <GuideScreen
      busy={false}
      failure={failure}
      item={
        props.long ? { ...item, materials: [...item.materials, ...item.materials, ...item.materials] } : item
      }
      situation={{}}
      lead={text(lead)}
      windowOnly={windowOnly}
      walkIn={walkIn}
      begin={
        walkIn?.canBook === false
          ? null
          : {
              label: text(
                WORDS[
                  given
                    ? 'guide.goOn'
                    : walkIn
                      ? 'guide.bookAnyway'
                      : windowOnly
                        ? 'guide.bookInstead'
                        : 'guide.begin'
                ],
              ),
              onPress: nothing,
            }
      }
      consent={canBegin ? { notice, onMore: nothing } : null}
    />
  );
}
