/** Answers the web shell's beats from the page's own thread: a page that loops does not. Electron's preload does the same. */

const AGAIN_MS = 1_000;

export function answerBeats(): void {
  if (window.kioskShell) return;
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/beat`);
  socket.addEventListener('message', () => socket.send('beat'));
  socket.addEventListener('close', () => setTimeout(answerBeats, AGAIN_MS));
}
