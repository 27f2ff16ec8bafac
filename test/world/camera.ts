/** Draws the paper that the emulated document camera sees: one JPEG frame, which Chromium's fake capture device loops. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { OUT, ROOT } from '../../scripts/setup/lib.mjs';

const FONT = path.join(
  ROOT,
  'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

/** Chromium's switches that give every page this camera, for Electron and for the system browser alike. */
export function emulatedCameraSwitches(): string[] {
  const file = path.join(OUT, 'emulated-camera.mjpeg');
  if (!existsSync(file)) draw(file);
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
}

function draw(file: string): void {
  GlobalFonts.registerFromPath(FONT, 'Noto Sans SC');
  const canvas = createCanvas(1280, 960);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#3b4147';
  pen.fillRect(0, 0, 1280, 960);
  pen.save();
  pen.translate(640, 480);
  pen.rotate(-0.02);
  pen.fillStyle = '#fdfdf8';
  pen.fillRect(-310, -430, 620, 860);
  pen.fillStyle = '#1d2126';
  pen.textAlign = 'center';
  pen.font = '44px "Noto Sans SC"';
  pen.fillText('样 例 材 料', 0, -340);
  pen.textAlign = 'left';
  pen.font = '24px "Noto Sans SC"';
  for (let line = 0; line < 13; line++) {
    pen.fillText('本页为自助终端演示用样例，不含真实信息。', -260, -250 + line * 46);
  }
  pen.strokeStyle = '#b4232a';
  pen.fillStyle = '#b4232a';
  pen.lineWidth = 5;
  pen.beginPath();
  pen.arc(170, 310, 80, 0, Math.PI * 2);
  pen.stroke();
  pen.textAlign = 'center';
  pen.fillText('样例印章', 170, 320);
  pen.restore();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, canvas.toBuffer('image/jpeg', 90));
}
