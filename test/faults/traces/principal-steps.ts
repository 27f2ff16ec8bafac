/** For whom it is done: for oneself, for another by card or typed number (代办), for an organisation, typed or by its licence. */
import type { Hands } from './hands.ts';
import type { Step } from './step.ts';

/** Mostly for oneself; not every item takes each of the others. */
const FOR_WHOM = ['oneself', 'oneself', 'card', 'typed', 'organisation', 'licence'] as const;

export function principalSteps(hands: Hands): Step[] {
  const { principal: client } = hands.client;
  const { principal, organisation, licence } = hands.person;
  const relation = 'parent' as const;
  const firm = (uscc: string, name: string) =>
    client.organisation({ name, uscc, role: 'handler', isSure: true });
  switch (hands.one(FOR_WHOM)) {
    case 'card': {
      const read = () => hands.read('card', () => client.readCard({ relation }), principal);
      return [{ name: 'principal by card', canaries: 3, run: read }];
    }
    case 'typed': {
      const { name, idNumber } = principal;
      return [
        { name: 'principal typed', canaries: 2, run: () => client.enter({ name, idNumber, relation }) },
      ];
    }
    case 'organisation': {
      const enter = () => firm(organisation.uscc, organisation.name);
      return [{ name: 'organisation', canaries: 2, run: enter }];
    }
    case 'licence': {
      const read = async () => {
        await hands.scan(licence);
        const answer = await client.licence();
        if (answer.outcome === 'read') await firm(answer.uscc, answer.name ?? '');
      };
      return [{ name: 'organisation by licence', canaries: 1, run: read }];
    }
    default:
      return [];
  }
}
