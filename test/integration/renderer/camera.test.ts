/** The screen's camera in a real browser, against the emulated document camera: choice by label, settling, faults. */
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CameraSettings, JPEG } from '../../../devices/document-camera/contract.ts';
import { findBrowser } from '../../../main/shell/web/browser.ts';
import { emulatedCameraSwitches } from '../../world/camera.ts';
import { listen } from '../../world/device-bench/wire.ts';

let server: Server;
let browser: Browser;
let page: Page;
let url: string;

beforeAll(async () => {
  const script = (await scriptOf('camera')) + (await scriptOf('fit'));
  // A camera is given to secure origins only; loopback is one.
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><video muted playsinline></video><script>${script}</script>`);
  });
  url = `http://127.0.0.1:${await listen(server, 0)}/`;
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no system browser on this machine: npm test installs chromium');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath, args: [...asRoot, ...emulatedCameraSwitches()] });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

beforeEach(async () => {
  const context = await browser.newContext({ permissions: ['camera'] });
  page = await context.newPage();
  await page.goto(url);
});

/** What a file of the camera's exports, as a script's variable of the file's name. */
async function scriptOf(name: string): Promise<string> {
  const built = await rolldown({ input: path.resolve(`renderer/camera/${name}.ts`) });
  const { output } = await built.generate({ format: 'iife', name });
  return output[0].code;
}

const SETTINGS: CameraSettings = { width: 1280, height: 960, settleMs: 0 };

/** Opens the camera, plays it, and takes a photo; a fault's name otherwise. `before` is the page's code before the photo. */
function shoot(settings: CameraSettings, before = '') {
  return page.evaluate<{
    fault?: string;
    bytes?: number;
    type?: string;
    ms?: number;
    label?: string;
  }>(`(async () => {
    try {
      const stream = await camera.openCamera(${JSON.stringify(settings)});
      const began = performance.now();
      const video = document.querySelector('video');
      video.srcObject = stream;
      await video.play();
      ${before}
      const jpeg = await camera.takePhoto(video, fit.fittingJpeg);
      const [track] = stream.getVideoTracks();
      const answer = { bytes: jpeg.size, type: jpeg.type, ms: performance.now() - began, label: track.label };
      track.stop();
      return answer;
    } catch (error) {
      return { fault: error.fault ?? String(error) };
    }
  })()`);
}

describe('the camera', () => {
  it('is found by a part of its name, and its picture fits', async () => {
    const shot = await shoot({ ...SETTINGS, labelMatch: 'EMULATED-camera' });
    // Chromium names its fake device after the file it plays.
    expect(shot).toMatchObject({ type: 'image/jpeg', label: expect.stringContaining('emulated-camera') });
    expect(shot.bytes).toBeGreaterThan(10_000);
    expect(shot.bytes).toBeLessThanOrEqual(JPEG.bytesMax);
  });

  it('is the first one where no name is given', async () => {
    expect(await shoot(SETTINGS)).toMatchObject({ type: 'image/jpeg' });
  });

  it('gives no picture before its light has settled', async () => {
    const shot = await shoot({ ...SETTINGS, settleMs: 700 });
    expect(shot.ms).toBeGreaterThanOrEqual(650);
  });

  it('that nobody plugged in is not found', async () => {
    expect(await shoot({ ...SETTINGS, labelMatch: '1bcf:2281' })).toEqual({ fault: 'not-found' });
  });

  it('that is pulled out between two pictures says so', async () => {
    const pulled = 'for (const track of stream.getTracks()) track.stop();';
    expect(await shoot(SETTINGS, pulled)).toEqual({ fault: 'unplugged' });
  });

  it('that the browser refuses says so', async () => {
    const context = await browser.newContext({ permissions: [] });
    page = await context.newPage();
    await page.goto(url);
    expect(await shoot(SETTINGS)).toEqual({ fault: 'not-allowed' });
  });
});
