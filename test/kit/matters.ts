/** The two matters that tests and tools walk most, from the attract screen to before confirm; the card lies on the reader until taken. */
import type { Citizen } from './citizen.ts';
import { itemDetail } from './items.ts';
import type { Kiosk } from './screen.ts';

const PHONE = '13900001111';

/** 失业登记, at the first time that is free. */
export async function fillBooking(citizen: Citizen, { bench }: Pick<Kiosk, 'bench'>): Promise<void> {
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => bench({ do: 'place', person: 'zhang' }), '张样例');
  await citizen.enterPhone(PHONE);
  await citizen.chooseTime();
}

/** 住房公积金异地转移接续: a form, and papers to photograph. The citizen takes the card at once. */
export async function fillPreReview(citizen: Citizen, { bench }: Pick<Kiosk, 'bench'>): Promise<void> {
  const item = itemDetail('GJ-0012');
  await citizen.start('材料预审');
  await citizen.find('gjjydzy', item.name);
  await citizen.identifyBy(() => bench({ do: 'place', person: 'zhang' }), '张样例');
  await bench({ do: 'remove' });
  await citizen.enterPhone(PHONE);
  await citizen.fillForm(item.fields);
  await citizen.photographAll();
  await citizen.sign();
}
