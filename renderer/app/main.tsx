/** Starts the screen: closes the ways out of the page, connects to the core, mounts the app. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CoreLink } from '../kiosk/core-link.ts';
import { answerBeats } from '../kiosk/heartbeat.ts';
import { noteHands } from '../kiosk/sign-of-life.ts';
import { openTransport } from '../kiosk/transport.ts';
import { App, LinkSignals } from './app.tsx';

const signals = new LinkSignals();
const link = new CoreLink(openTransport, {
  resumed: (draft) => signals.resumed(draft),
  gone: () => signals.gone(),
});
void link.start();
answerBeats();
noteHands();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App link={link} signals={signals} />
    </StrictMode>,
  );
}
