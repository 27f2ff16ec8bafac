/** A screen of a test's own: Xvfb on a free display number, and a look at what it shows. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createCanvas, ImageData } from '@napi-rs/canvas';
import { endChild } from './end-child.ts';

/** Points of a square's side, and every which of them is looked at. */
const SQUARE = 24;
const LOOKED_AT = 4;

export type Picture = { png: Buffer; colours: number };
export type Display = {
  name: string;
  picture: () => Picture;
  /** How bright each square of 24 points is, 0 to 255: to tell at little cost whether the picture is still the same, if shifted by a point. */
  squares: () => Uint8Array;
  close: () => Promise<void>;
};

export async function openDisplay(width: number, height: number): Promise<Display> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-display-'));
  const server = spawn(
    'Xvfb',
    [
      ...['-displayfd', '3', '-screen', '0', `${width}x${height}x24`],
      // Without it the server would begin anew whenever a first program comes and goes before the window manager.
      ...['-nolisten', 'tcp', '-noreset', '-fbdir', folder],
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const numbers = server.stdio[3];
  if (!numbers || !('read' in numbers)) throw new Error('Xvfb has no display pipe');
  const name = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    createInterface({ input: numbers }).once('line', (line) => resolve(`:${line.trim()}`));
  });
  return {
    name,
    picture: () => pictureOf(readFrameBuffer(path.join(folder, 'Xvfb_screen0'))),
    squares: () => squaresOf(readFrameBuffer(path.join(folder, 'Xvfb_screen0'))),
    close: async () => {
      await endChild(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Desktop = {
  control: (program: string, ...words: string[]) => string;
  close: () => Promise<void>;
};

/** `usual`: openbox with the keys, menus and desktops that it comes with. `bare`: without any, as in the kiosk's own session. */
export type DesktopKind = 'usual' | 'bare';

const CONFIGS = { usual: [], bare: ['--config-file', path.join(import.meta.dirname, 'openbox-bare.xml')] };

/** A window manager on that display, and programs run on it. */
export async function openDesktop(display: string, kind: DesktopKind): Promise<Desktop> {
  const env = { ...process.env, DISPLAY: display };
  const manager = spawn('openbox', CONFIGS[kind], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  manager.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const control = (program: string, ...words: string[]) =>
    execFileSync(program, words, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  while (!control('xprop', '-root', '_NET_SUPPORTING_WM_CHECK').includes('window id')) {
    if (manager.exitCode !== null) throw new Error(`openbox ended: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    control,
    close: () => endChild(manager),
  };
}

type Frame = { width: number; height: number; pixelAt: (x: number, y: number) => number };

/** X11's XWDFile.h: big-endian header words 0 size, 4 width, 5 height, 12 bytes a line, 19 colour entries of 12 bytes. */
function readFrameBuffer(file: string): Frame {
  const dump = readFileSync(file);
  const word = (index: number) => dump.readUInt32BE(index * 4);
  const [width, height, lineBytes] = [word(4), word(5), word(12)];
  const start = word(0) + word(19) * 12;
  return { width, height, pixelAt: (x, y) => dump.readUInt32LE(start + y * lineBytes + x * 4) & 0xffffff };
}

function pictureOf({ width, height, pixelAt }: Frame): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4);
  const colours = new Set<number>();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = pixelAt(x, y);
      colours.add(pixel);
      rgba.set([pixel >> 16, (pixel >> 8) & 255, pixel & 255, 255], (y * width + x) * 4);
    }
  }
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(rgba, width, height), 0, 0);
  return { png: canvas.toBuffer('image/png'), colours: colours.size };
}

function squaresOf({ width, height, pixelAt }: Frame): Uint8Array {
  const across = Math.floor(width / SQUARE);
  const squares = new Uint8Array(across * Math.floor(height / SQUARE));
  return squares.map((_, at) => {
    const [left, top] = [(at % across) * SQUARE, Math.floor(at / across) * SQUARE];
    let sum = 0;
    for (let y = 0; y < SQUARE; y += LOOKED_AT) {
      for (let x = 0; x < SQUARE; x += LOOKED_AT) sum += (pixelAt(left + x, top + y) >> 8) & 255;
    }
    return sum / (SQUARE / LOOKED_AT) ** 2;
  });
}
