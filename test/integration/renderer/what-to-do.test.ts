/** Who is late reads what to do instead, however the screen is turned and however large its words are. */
import { expect, test } from 'vitest';
import { gallery, withGallery } from '../../kit/one-gallery.ts';

withGallery();

const LATE = [
  ['foundToday', '最晚提前 2 小时。来不了，请打大厅电话'],
  ['foundOver', '事情还没办，请重新预约，或到大厅咨询台取现场号。'],
] as const;

test.for(['portrait', 'landscape'] as const)('%s', async (size) => {
  const page = await gallery.page(size);
  for (const mode of ['standard', 'elder'] as const) {
    for (const [screen, said] of LATE) {
      await gallery.show(page, { screen, language: 'zh-CN', mode });
      await expect.poll(() => page.getByText(said).isVisible()).toBe(true);
    }
  }
});
