/** A postal address. */
import { ANY_TEXT, type Kind } from './kind.ts';

export const address: Kind<'address'> = {
  ...ANY_TEXT,
  kind: 'address',
  longest: 120,
  sample: () => '测试省样例市示范区幸福路1号',
};
