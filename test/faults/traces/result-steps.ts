/** How the result of an online application comes: by post, to somebody, somewhere. */
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import type { Hands } from './hands.ts';
import type { Step } from './step.ts';

export function resultSteps({ client: { preReview }, person }: Hands, item: ItemDetail): Step[] {
  if (!item.result) return [];
  const letter = async () => {
    const { problems } = await preReview.answerResult({
      answers: {
        resultRecipient: person.principal.name,
        resultPhone: person.phone,
        resultAddress: person.principal.address,
      },
    });
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  };
  return [
    { name: 'result by post', canaries: 0, run: () => preReview.chooseResult({ choice: { way: 'post' } }) },
    { name: 'recipient and address', canaries: 3, run: letter },
  ];
}
