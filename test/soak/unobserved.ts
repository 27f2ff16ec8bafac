/** The page without Playwright's record of its network: DevTools would keep every file it ever fetched, in the page's own process. */
import type { Page } from '@playwright/test';

/** What of Playwright's inside is used; nothing public turns the record off. */
type Inside = {
  _connection: {
    toImpl: (page: unknown) => {
      delegate: { _mainFrameSession: { _client: { send: (method: 'Network.disable') => Promise<void> } } };
    };
  };
};

/** Fails where Playwright has changed inside: figures with the record would be wrong. */
export async function unobserved(page: Page): Promise<void> {
  const inside = (page as unknown as Inside)._connection.toImpl(page);
  await inside.delegate._mainFrameSession._client.send('Network.disable');
}
