/** Everything a page or a person could use to leave the kiosk, refused: reads as a list. */
import { app, Menu, type Session, type WebContents } from 'electron';
import { CONTENT_SECURITY_POLICY } from '../content-security-policy.ts';
import { NEEDLESS } from './memory.ts';

/** Two names of the one page: each citizen's is of another site than the last one's, and so in a process of its own. */
export const ORIGINS = ['kiosk://app', 'kiosk://next'] as const;

export function isOurs(url: string): boolean {
  return ORIGINS.some((origin) => url === origin || url.startsWith(`${origin}/`));
}

export const RESPONSE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/** Before `ready`: Chromium's own switches. */
export function lockDownApp(): void {
  app.commandLine.appendSwitch('disable-pinch');
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  app.commandLine.appendSwitch(
    'disable-features',
    ['TouchpadOverscrollHistoryNavigation', ...NEEDLESS].join(),
  );
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents));
}

/** Of all permissions only the camera, only for our own page. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const camera = permission === 'media' && types.length > 0 && types.every((type) => type === 'video');
    decide(camera && isOurs(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    return permission === 'media' && details.mediaType === 'video' && isOurs(origin);
  });
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !/^(kiosk|blob|data):/.test(details.url) });
  });
}

function lockDownContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('before-input-event', (event, input) => {
    const functionKey = /^F\d{1,2}$/.test(input.key);
    const browserKey = /^(Browser|Launch|Media|ContextMenu|PrintScreen)/.test(input.key);
    if (input.control || input.alt || input.meta || functionKey || browserKey) event.preventDefault();
  });
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    void contents.setVisualZoomLevelLimits(1, 1);
  });
}
