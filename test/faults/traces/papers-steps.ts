/** The papers of a pre-review: under the kiosk's camera, from one's own phone, from the archive. */
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import { Phone } from '../../kit/phone.ts';
import type { Hands } from './hands.ts';
import type { Step } from './step.ts';

/** The one that a phone sends or the archive has. */
const ONE = 'id-card';

export function photographSteps(
  hands: Hands,
  item: ItemDetail,
  from: 'camera' | 'phone' | 'archive',
): Step[] {
  const { preReview } = hands.client;
  const required = item.materials.filter((each) => each.required);
  const wanted = [...required, ...(item.authorisation ?? [])].map(({ archiveKey }) => archiveKey);
  const rest = from === 'camera' ? wanted : wanted.filter((archiveKey) => archiveKey !== ONE);
  const photographs = async () => {
    for (const archiveKey of rest) await preReview.addPage({ archiveKey, jpeg: hands.person.photo });
  };
  return [
    ...(from === 'phone' ? [fromPhone(hands)] : []),
    ...(from === 'archive' ? fromArchive(hands) : []),
    { name: 'photographs', canaries: 1, run: photographs },
  ];
}

function fromPhone({ client, person }: Hands): Step {
  const run = async () => {
    let sent: Promise<unknown> = Promise.resolve();
    for await (const event of await client.phoneUpload.receive({ archiveKey: ONE })) {
      if (event.state === 'ready') sent = send(event.url, person.photo).catch(() => undefined);
    }
    await sent;
    const jpeg = await client.phoneUpload.picture();
    if (!jpeg) throw new Error('no picture came from the phone');
    await client.preReview.addPage({ archiveKey: ONE, jpeg, from: 'phone' });
  };
  return { name: 'picture from the phone', canaries: 1, run };
}

async function send(url: string, picture: Blob): Promise<void> {
  const phone = new Phone(url);
  await phone.open();
  await phone.send(new Uint8Array(await picture.arrayBuffer()));
}

function fromArchive({ client: { archive } }: Hands): Step[] {
  const use = async () => {
    await archive.agree();
    const answer = await archive.use({ archiveKey: ONE });
    if (answer.outcome !== 'taken') throw new Error(`the archive: ${answer.outcome}`);
  };
  return [
    { name: 'offers of the archive', canaries: 0, run: () => archive.offers() },
    { name: 'paper of the archive', canaries: 1, run: use },
  ];
}
