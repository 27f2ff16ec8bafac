/** Samples of how the result comes. */
import type { ComponentProps } from 'react';
import { onlineItem } from '../../samples/facts.ts';
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { FormScreen } from '../form/screen.tsx';
import { ResultScreen } from './screen.tsx';
import { useLetter } from './step.tsx';

type ResultProps = ComponentProps<typeof ResultScreen>;

const bar = { kind: 'pre-review', step: 'result' } as const;
const offer = onlineItem.result;

const sample = (name: string, props: Partial<ResultProps> = {}): Sample => ({
  name,
  bar,
  show: () => <ResultScreen {...IDLE} offer={offer} chosen={null} onChoose={nothing} {...props} />,
});

/** The screen between two calls of the core. */
function Letter({
  answers,
  refused = [],
}: Pick<ComponentProps<typeof FormScreen>, 'answers'> & {
  refused?: ComponentProps<typeof FormScreen>['refused'];
}) {
  const { title, letter } = useLetter();
  // Of a letter that was refused the question alone: leaving it would take back what is said of it.
  const fields = letter.fields.filter(
    ({ key }) => refused.length === 0 || refused.some(({ field }) => field === key),
  );
  return (
    <FormScreen
      {...IDLE}
      title={title}
      item={{ ...letter, fields, form: { sections: [{ title, fields }] } }}
      answers={answers}
      typed={{}}
      prefilled={{ resultRecipient: 'card', resultPhone: 'phone', resultAddress: 'card' }}
      applicant={null}
      concerned={null}
      refused={refused}
      startAt={refused[0]?.field ?? null}
      isMending={false}
      onSave={async () => false}
      onAddRecord={async () => false}
      onRemoveRecord={async () => false}
      onBack={nothing}
      onDone={nothing}
    />
  );
}

const known = { resultRecipient: '欧阳测试', resultPhone: '13900000000' };

export const SAMPLES: readonly Sample[] = [
  sample('result'),
  sample('resultChosen', { chosen: { way: 'collect', point: 'cabinet' } }),
  sample('resultFew', { offer: { ...offer, ways: ['post'], postage: 'hall' } }),
  sample('resultFailed', {
    failure: { text: '刚才的操作没有完成，请再试一次。', deadEnd: 'call-failed' },
  }),
  {
    name: 'resultLetter',
    bar,
    show: () => <Letter answers={{ ...known, resultAddress: '湖南省浏阳市淮川街道测试社区一组十八号' }} />,
  },
  {
    name: 'resultLetterRefused',
    bar,
    show: () => (
      <Letter
        answers={{ ...known, resultAddress: '湖南省浏阳市淮川街道测试社区一组十八号' }}
        refused={[{ field: 'resultAddress', code: 'characters' }]}
      />
    ),
  },
];
