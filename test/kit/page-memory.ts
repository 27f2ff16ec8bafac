/** What a page still holds of a person: its document, what it stores, every string on its heap. */
import type { Page } from '@playwright/test';

/** Every string on the page's heap, after what can be collected is collected. */
export async function heapText(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  let text = '';
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    text += chunk;
  });
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return text;
}

/** Storage of every kind, cookies, the address and the history's length, as one text. */
export function storageText(page: Page): Promise<string> {
  return page.evaluate(async () =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      await indexedDB.databases(),
      await caches?.keys(),
      history.length,
      location.href,
    ]),
  );
}
