/** The cameras that Linux knows. Chromium's labels end with the same USB ids, and `documentCamera.labelMatch` may name them. */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Technician } from '../common/module.ts';

const FOLDER = '/sys/class/video4linux';

export async function listCameras({ say }: Technician): Promise<void> {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
  say(`摄像头 ${names.length} 个`);
  for (const name of names) {
    const camera = path.join(FOLDER, name);
    const device = path.join(camera, 'device');
    // `device` points at the camera's interface; the ids are its USB device's, one above.
    const usb = existsSync(device) ? path.dirname(realpathSync(device)) : camera;
    const ids = [read(path.join(usb, 'idVendor')), read(path.join(usb, 'idProduct'))].join(':');
    say(`  /dev/${name}  ${ids === ':' ? '非 USB' : ids}  ${read(path.join(camera, 'name'))}`);
  }
}
