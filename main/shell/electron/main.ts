/** The Electron shell: one locked window, and a relay between it and the core. No business logic. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app, ipcMain, MessageChannelMain, protocol, session } from 'electron';
import { createCoreHost, IN_USE_MESSAGE, packagedRuntime } from '../../process/core-host.ts';
import { EXIT_IN_USE } from '../../process/exit-codes.ts';
import { reportFatalFaults, whereOf } from '../../process/fatal-faults.ts';
import { foldedLog } from '../../process/log-folding.ts';
import { feedWatchdog } from '../../process/watchdog.ts';
import { asProduct, parseShellOptions } from '../options.ts';
import { makeScreenFolder } from '../screen-folder.ts';
import { isOurs, lockDownApp, lockDownSession, RESPONSE_HEADERS } from './lockdown.ts';
import { collectGarbage, spareMemory } from './memory.ts';
import { KioskWindow } from './window.ts';

const asked = parseShellOptions(
  process.argv.slice(1),
  path.join(app.getPath('appData'), 'liuyang-kiosk', 'data'),
);
const options = app.isPackaged ? asProduct(asked) : asked;
const rendererFolder = path.join(__dirname, '..', 'renderer');

const journal = foldedLog((line) => void process.stdout.write(line));
process.on('exit', journal.flush);
const note = (entry: { event: string; [detail: string]: unknown }) => {
  journal.write(`${JSON.stringify({ time: Date.now(), process: 'shell', ...entry })}\n`);
};

const runtime =
  options.node && options.runtime
    ? { node: options.node, runtime: options.runtime }
    : packagedRuntime(process.resourcesPath);

// Electron's own answer is a dialog, and a dialog on a screen that nobody attends is the end of the kiosk.
let window: KioskWindow | null = null;
const leave = (code: number) => {
  window?.end();
  app.exit(code);
};
reportFatalFaults('shell', () => leave(1));
process.on('unhandledRejection', (error) => note({ event: 'promise.rejected', ...whereOf(error) }));

const screenFolder = makeScreenFolder(options.dataFolder);
process.on('exit', screenFolder.remove);
if (screenFolder.isInMemory) process.env.TMPDIR = screenFolder.folder;
else note({ event: 'screen-folder.on-disk', folder: screenFolder.folder });
app.setPath('userData', screenFolder.folder);
lockDownApp();
spareMemory();
protocol.registerSchemesAsPrivileged([
  { scheme: 'kiosk', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

// Node loads its fetch classes on first use; here Chromium's own start hides it.
void new Response(null).headers;

/** Only files below the renderer's folder, whatever the URL says. */
async function serve(request: Request): Promise<Response> {
  const file = path.normalize(path.join(rendererFolder, decodeURIComponent(new URL(request.url).pathname)));
  if (!file.startsWith(rendererFolder + path.sep)) return new Response(null, { status: 404 });
  try {
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    return new Response(await readFile(file), { headers: { ...RESPONSE_HEADERS, 'Content-Type': type } });
  } catch {
    return new Response(null, { status: 404 });
  }
}

if (!runtime) {
  note({ event: 'runtime.missing', resources: process.resourcesPath });
  app.exit(1);
} else {
  const core = createCoreHost({
    ...runtime,
    dataFolder: options.dataFolder,
    configFiles: options.configFiles,
    version: app.getVersion(),
    development: options.development,
  });
  core.on('final', () => {
    process.stderr.write(`${IN_USE_MESSAGE}\n`);
    leave(EXIT_IN_USE);
  });
  core.on('hung', () => {
    note({ event: 'core.hung' });
    core.tell('core');
  });
  core.on('down', (code) => note({ event: 'core.down', code }));

  void app.whenReady().then(() => {
    const kioskSession = session.fromPartition('kiosk');
    lockDownSession(kioskSession);
    kioskSession.protocol.handle('kiosk', serve);
    const kiosk = new KioskWindow(options.layout, {
      note,
      renewed: () => core.tell('screen'),
      // Only now: two cores can't start everything at once, and the screen stands without it.
      firstShown: () => core.start(),
      giveUp: () => leave(1),
    });
    window = kiosk;
    kiosk.open();
    feedWatchdog();

    ipcMain.on('kiosk:fresh-page', (event) => {
      if (kiosk.isOurs(event.sender.id)) kiosk.freshPage();
    });
    ipcMain.on('kiosk:release-memory', (event) => {
      if (kiosk.isOurs(event.sender.id)) collectGarbage();
    });
    ipcMain.on('kiosk:connect', (event) => {
      const frame = event.senderFrame;
      if (!kiosk.isOurs(event.sender.id) || !frame || !isOurs(frame.origin) || frame.parent) return;
      const { port1, port2 } = new MessageChannelMain();
      event.sender.postMessage('kiosk:port', null, [port2]);
      const peer = core.connect();
      if (!peer) {
        port1.close();
        return;
      }
      peer.on('message', ({ data }) => port1.postMessage(data));
      peer.on('close', () => port1.close());
      port1.on('message', ({ data }) => peer.postMessage(data));
      port1.on('close', () => peer.close());
      port1.start();
    });
  });

  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void core.stop().then(() => leave(0));
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    end();
  });
  app.on('window-all-closed', () => undefined);
  process.on('SIGTERM', () => {
    // By its supervisor, or by a window manager that takes a busy window for a hung one.
    note({ event: 'shell.told-to-end' });
    end();
  });
  process.on('SIGINT', end);
}
