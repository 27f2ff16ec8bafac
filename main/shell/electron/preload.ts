/** The only bridge: the page asks for a port to the core and gets it as a window message. */
import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('kioskShell', {
  connect: () => ipcRenderer.send('kiosk:connect'),
});

ipcRenderer.on('kiosk:port', (event) => {
  window.postMessage('kiosk:port', window.location.origin, [...event.ports]);
});

// Answered by the page's own thread: a page that hangs does not.
ipcRenderer.on('kiosk:ping', () => ipcRenderer.send('kiosk:pong'));
