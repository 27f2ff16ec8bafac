/** The only bridge: the page asks for a port to the core and gets it as a window message. */
import { contextBridge, ipcRenderer, webFrame } from 'electron';

contextBridge.exposeInMainWorld('kioskShell', {
  connect: () => ipcRenderer.send('kiosk:connect'),
  freshPage: () => ipcRenderer.send('kiosk:fresh-page'),
  releaseMemory: () => {
    // Chromium takes it as critical memory pressure: it collects, and hands back what its caches and allocators hold.
    webFrame.clearCache();
    ipcRenderer.send('kiosk:release-memory');
  },
});

ipcRenderer.on('kiosk:port', (event) => {
  window.postMessage('kiosk:port', window.location.origin, [...event.ports]);
});

// Answered by the page's own thread: a page that hangs does not.
ipcRenderer.on('kiosk:ping', () => ipcRenderer.send('kiosk:pong'));
