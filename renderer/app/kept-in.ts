/** What a keyboard or mouse that somebody plugs in must not reach: the browser's own print, find, save, reload, zoom, menus and developer tools. */
export function keepBrowserOut(): void {
  for (const type of ['contextmenu', 'dragstart', 'drop', 'dragover']) {
    document.addEventListener(type, (event) => event.preventDefault());
  }
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || /^F\d/.test(event.key)) event.preventDefault();
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
