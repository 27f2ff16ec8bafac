/** The step that shows everything once more and files it. */
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import type { Text } from '../../i18n/words.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { DoubledDialog } from './doubled.tsx';
import { ConfirmScreen } from './screen.tsx';
import { useFiling } from './use-filing.ts';
import { WORDS } from './words.ts';

interface ConfirmOptions {
  /** What is filed, in a word or two. */
  service: Text | ((item: ItemDetail) => Text);
  /** What is said of a time that the platform does not hold yet, where that is not the usual. */
  wish?: Text;
  /** Whether it can be done for another: then for whom it is stands there, and can be changed. */
  asksWhom?: true;
}

export function confirm(options: ConfirmOptions): Step {
  return {
    name: 'confirm',
    title: WORDS['step.confirm'],
    isDone: ({ receipt }) => receipt !== null,
    isSummary: true,
    show: (props) => <ConfirmStep {...props} {...options} />,
  };
}

function ConfirmStep(props: StepProps & ConfirmOptions) {
  const { item, draft } = props.matter;
  const { doubled, onLookAgain, onConfirmAgain, ...filing } = useFiling(props.send, { asks: true });
  if (!draft || !item) return null;
  return (
    <>
      <ConfirmScreen
        {...filing}
        item={item}
        draft={draft}
        service={typeof props.service === 'function' ? props.service(item) : props.service}
        wish={props.wish}
        asksWhom={props.asksWhom === true}
        onMend={(field) => props.send({ type: 'MEND', field })}
      />
      <DoubledDialog
        doubled={doubled}
        onNoMore={props.visit.finish}
        onLookAgain={onLookAgain}
        onAgain={onConfirmAgain}
      />
    </>
  );
}
