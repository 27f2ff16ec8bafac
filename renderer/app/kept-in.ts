/** Keys of their own on larger keyboards, too: back, reload, home, search, close, new window. */
const BROWSER_KEYS = /^(F\d|Browser|Launch|Zoom|(Close|New|Open|Print|Save|Find|Help|Favorites)$)/;

/** What a keyboard or mouse that somebody plugs in must not reach: the browser's own print, find, save, reload, zoom, menus, task manager and developer tools. */
export function keepBrowserOut(): void {
  for (const type of ['contextmenu', 'dragstart', 'drop', 'dragover']) {
    document.addEventListener(type, (event) => event.preventDefault());
  }
  document.addEventListener(
    'keydown',
    (event) => {
      const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
      // Shift+Escape: Chromium's task manager, a window of its own in which every process can be ended.
      const isForBrowser = BROWSER_KEYS.test(key) || (shiftKey && key === 'Escape');
      if (ctrlKey || altKey || metaKey || isForBrowser) event.preventDefault();
    },
    true,
  );
  // Zoom, which a browser keeps for the next citizen too.
  document.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) event.preventDefault();
    },
    { capture: true, passive: false },
  );
}
