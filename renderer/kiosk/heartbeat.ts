/** Answers the web shell's beats from the page's own thread: a page that loops does not. Electron's preload does the same. */

const AGAIN_MS = 1_000;

let socket: WebSocket | null = null;

/** The page is about to be loaded anew: its socket closes, and nothing is wrong. */
export function announceFreshPage(): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send('fresh-page');
}

export function answerBeats(): void {
  if (window.kioskShell) return;
  const mine = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/beat`);
  mine.addEventListener('message', () => mine.send('beat'));
  mine.addEventListener('close', () => setTimeout(answerBeats, AGAIN_MS));
  socket = mine;
}
