/**
 * Answers the web shell's beats from the page's own thread, and through the browser's main process: a page that loops does not, nor one
 * whose browser hangs and takes no touch any more, while the page's sockets still answer. Electron's preload does the first.
 */

const AGAIN_MS = 1_000;

let socket: WebSocket | null = null;

/** The page is about to be loaded anew: its socket closes, and nothing is wrong. */
export function announceFreshPage(): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send('fresh-page');
}

export function answerBeats(): void {
  if (window.kioskShell) return;
  const mine = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/beat`);
  const answer = () => mine.send('beat');
  // Asked of the browser's main process each time; what it says does not matter.
  mine.addEventListener('message', () => void navigator.locks.query().then(answer, answer));
  mine.addEventListener('close', () => setTimeout(answerBeats, AGAIN_MS));
  socket = mine;
}
