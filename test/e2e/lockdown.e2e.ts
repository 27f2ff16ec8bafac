/** Attempts to break out of the kiosk, each refused. The page stays, alone, and what was typed stays. */
import { type CDPSession, expect, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { askShell, type ElectronKiosk, openElectronKiosk } from '../kit/screen.ts';

let kiosk: ElectronKiosk;
let cdp: CDPSession;

test.beforeAll(async () => {
  kiosk = await openElectronKiosk();
  cdp = await kiosk.page.context().newCDPSession(kiosk.page);
  await new Citizen(kiosk.page).start('预约办理');
  await kiosk.page.evaluate(() => Object.assign(window, { marker: 'same page' }));
});
test.afterAll(() => kiosk?.close());

/** One window, our page, not reloaded, not zoomed, on the step where it was. */
test.afterEach(async () => {
  expect(await askShell(kiosk.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(kiosk.page.url()).toMatch(/^kiosk:\/\/app\/index\.html$/);
  expect(await kiosk.page.evaluate(() => 'marker' in window && window.marker)).toBe('same page');
  expect(await kiosk.page.evaluate(() => [window.visualViewport?.scale, history.length])).toEqual([1, 1]);
  // Not by locator: Playwright waits for the refused navigation to finish, which it never does.
  expect(await kiosk.page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('预约哪个事项？');
});

for (const url of [
  'https://example.com/',
  'file:///etc/passwd',
  'kiosk://app/gallery/gallery.html',
  'data:text/html,x',
]) {
  test(`navigation to ${url}`, async () => {
    await kiosk.page.evaluate((target) => {
      location.href = target;
    }, url);
    await kiosk.page.evaluate((target) => {
      const link = document.createElement('a');
      link.href = target;
      document.body.append(link);
      link.click();
      link.remove();
    }, url);
  });

  test(`a new window on ${url}`, async () => {
    expect(await kiosk.page.evaluate((target) => window.open(target) === null, url)).toBe(true);
  });
}

const KEYS = [
  ...['Control+R', 'Control+Shift+R', 'Control+W', 'Control+N', 'Control+T', 'Control+P', 'Control+S'],
  ...['Control+O', 'Control+F', 'Control+Shift+I', 'Control+Shift+J', 'Control+=', 'Control+-'],
  ...['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Alt+ArrowLeft', 'Alt+F4', 'Alt+Space', 'Meta'],
  ...['Escape', 'Backspace', 'ContextMenu', 'Control+Alt+Delete', 'Shift+Escape'],
];
for (const key of KEYS) {
  test(`the keys ${key}`, async () => {
    await kiosk.page.keyboard.press(key);
  });
}

test('context menu, pinch, double tap and wheel zoom', async () => {
  const shown = await kiosk.page.evaluate(
    () =>
      !document.body.dispatchEvent(
        new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 500, clientY: 500 }),
      ),
  );
  expect(shown, 'the default menu was prevented').toBe(true);
  await kiosk.page.mouse.click(500, 900, { button: 'right' });
  await cdp.send('Input.synthesizePinchGesture', { x: 540, y: 960, scaleFactor: 3 });
  await kiosk.page.keyboard.down('Control');
  await kiosk.page.mouse.wheel(0, -500);
  await kiosk.page.keyboard.up('Control');
  expect(await kiosk.page.evaluate(() => window.devicePixelRatio)).toBe(1);
});

test('a file dragged onto the page', async () => {
  const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x: 540, y: 960, data });
  }
});

test('dialogs: print, alert, file chooser', async () => {
  const dialogs: string[] = [];
  kiosk.page.on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    void dialog.dismiss();
  });
  await kiosk.page.evaluate(() => {
    window.print();
    window.alert('x');
    window.confirm('x');
  });
  expect(dialogs).toEqual([]);
});

test('permissions: the camera, and nothing else', async () => {
  const media = (constraints: MediaStreamConstraints) =>
    kiosk.page.evaluate(
      (wanted) =>
        navigator.mediaDevices.getUserMedia(wanted).then(
          (stream) => {
            for (const track of stream.getTracks()) track.stop();
            return 'granted';
          },
          (error: Error) => error.name,
        ),
      constraints,
    );
  expect(await media({ video: true })).toBe('granted');
  expect(await media({ audio: true })).toBe('NotAllowedError');
  expect(await media({ audio: true, video: true })).toBe('NotAllowedError');
  const others = await kiosk.page.evaluate(async () => {
    const refused = (work: Promise<unknown>) =>
      work.then(
        () => 'granted',
        () => 'refused',
      );
    return {
      clipboard: await refused(navigator.clipboard.readText()),
      display: await refused(navigator.mediaDevices.getDisplayMedia({ video: true })),
      notification: await Notification.requestPermission(),
      position: await refused(
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
      fullscreenLock: 'keyboard' in navigator,
    };
  });
  expect(others).toMatchObject({
    clipboard: 'refused',
    display: 'refused',
    notification: 'denied',
    position: 'refused',
  });
});

test('requests to anything but its own page, and to files outside the renderer folder', async () => {
  const answers = await kiosk.page.evaluate(async () => {
    const attempt = (url: string) =>
      fetch(url).then(
        (answer) => String(answer.status),
        () => 'refused',
      );
    return [
      await attempt('https://example.com/'),
      await attempt('http://127.0.0.1:1/'),
      await attempt('file:///etc/passwd'),
      await attempt('kiosk://app/..%2f..%2felectron%2fmain.cjs'),
      await attempt('kiosk://app/%2e%2e/electron/main.cjs'),
    ];
  });
  expect(answers).toEqual(['refused', 'refused', 'refused', '404', '404']);
});

test('script that was not built in: inline, eval, injected', async () => {
  const ran = await kiosk.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.body.append(script);
    script.remove();
    return 'inlineRan' in window;
  });
  expect(ran).toBe(false);
});

test('the back button of a mouse does not lead to the page of a session before', async () => {
  const second = await openElectronKiosk();
  try {
    const { page } = second;
    const citizen = new Citizen(page);
    await citizen.wake();
    await citizen.endsWith(() => citizen.tap('结束办理'));
    await citizen.wake();
    await page.evaluate(() => Object.assign(window, { marker: 'same page' }));
    const devtools = await page.context().newCDPSession(page);
    for (const type of ['mousePressed', 'mouseReleased'] as const) {
      await devtools.send('Input.dispatchMouseEvent', { type, x: 540, y: 60, button: 'back', clickCount: 1 });
    }
    expect(await page.evaluate(() => [history.length, 'marker' in window])).toEqual([1, true]);
    await expect(citizen.heading('您想办理什么？')).toBeVisible();
  } finally {
    await second.close();
  }
});

test('an empty page can be forced by script alone: the shell opens a fresh window instead', async () => {
  // Chromium asks nobody before it shows about:blank.
  const fresh = await openElectronKiosk();
  try {
    const [window] = await Promise.all([
      fresh.app.waitForEvent('window'),
      fresh.page
        .evaluate(() => {
          location.href = 'about:blank';
        })
        .catch(() => undefined),
    ]);
    await expect(window.getByRole('button', { name: '触摸屏幕开始' })).toBeEnabled();
    expect(fresh.log()).toContain('"event":"window.renewed","reason":"left-page"');
  } finally {
    await fresh.close();
  }
});
