/** The page's first script. The attract screen already stands in the page's markup: it is painted first, then the app is fetched. */
import '../theme/index.css';
import { listenForEarlyTaps } from './early-tap.ts';
import { keepBrowserOut } from './kept-in.ts';

keepBrowserOut();
listenForEarlyTaps();
requestAnimationFrame(() => setTimeout(() => void import('./main.tsx'), 0));
