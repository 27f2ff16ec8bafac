/** What stands around the installed kiosk for the test only: platform and devices outside, their wires and the tester's eye as units inside. */

import { copyFileSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { OUT } from '../../../scripts/setup/lib.mjs';
import { emulatedCameraSwitches } from '../../world/camera.ts';
import type { OutsideWorld } from '../../world/outside-world.ts';
import type { Machine } from './machine.ts';

const CDP_PORT = 9222;
const FAREWELL_MS = 1_000;
const WIRES = ['idCardReader', 'scanner', 'receiptPrinter'] as const;

const unitOf = (wire: string) => `bench-${wire}.service`;

type Devices = Record<string, { transport: { kind: string; host: string; port: number } } | undefined>;

/** The site's configuration as an operator writes it, and each device's wire as a serial port inside. */
export function wireUp(machine: Machine, world: OutsideWorld): string {
  const config = JSON.parse(readFileSync(world.configFile, 'utf8'));
  const devices: Devices = config.devices;
  for (const name of WIRES) {
    const device = devices[name];
    if (!device) throw new Error(`the bench has no ${name}`);
    const { host, port } = device.transport;
    const wire = `PTY,link=/run/bench-${name},rawer,group=dialout,mode=0660 TCP:${host}:${port}`;
    machine.write(
      ['[Service]', `ExecStart=/usr/bin/socat ${wire}`, 'Restart=always', 'RestartSec=100ms', ''].join('\n'),
      `/etc/systemd/system/bench-${name}.service`,
    );
    Object.assign(device, { transport: { kind: 'serial', path: `/run/bench-${name}`, baudRate: 115_200 } });
    // Its program stands outside.
    Reflect.deleteProperty(device, 'photoDecoder');
  }
  // Serial ports of this kind are pseudo terminals.
  machine.write(
    '[Service]\nDeviceAllow=char-pts rw\n',
    '/etc/systemd/system/liuyang-kiosk-devices.service.d/bench.conf',
  );
  machine.must('systemctl', 'daemon-reload');
  machine.must('systemctl', 'start', ...WIRES.map(unitOf));
  return JSON.stringify(config, null, 2);
}

/**
 * The tester's eye and hand: Chromium's own debugging port, switched on by a file of Debian's chromium that no kiosk has, and reached
 * from outside over a socket, since the screen's unit has no network.
 */
export function openEye(machine: Machine): void {
  emulatedCameraSwitches();
  copyFileSync(path.join(OUT, 'emulated-camera.mjpeg'), path.join(machine.shared, 'camera.mjpeg'));
  const camera = [
    '--use-fake-device-for-media-stream',
    '--use-file-for-fake-video-capture=/bench/camera.mjpeg',
  ];
  const flags = [`--remote-debugging-port=${CDP_PORT}`, ...camera].join(' ');
  machine.write(`export CHROMIUM_FLAGS="$CHROMIUM_FLAGS ${flags}"\n`, '/etc/chromium.d/zz-test');
  machine.write(
    [
      '[Unit]',
      'JoinsNamespaceOf=liuyang-kiosk-screen.service',
      '[Service]',
      'PrivateNetwork=yes',
      'ExecStartPre=/bin/rm -f /bench/cdp.socket',
      `ExecStart=/usr/bin/socat UNIX-LISTEN:/bench/cdp.socket,fork TCP:127.0.0.1:${CDP_PORT}`,
      'Restart=always',
      '',
    ].join('\n'),
    '/etc/systemd/system/bench-eye.service',
  );
  // Debugging is what the product's policy refuses first of all.
  machine.must(
    'sed',
    '-i',
    '/DeveloperToolsAvailability/d',
    '/etc/chromium/policies/managed/liuyang-kiosk.json',
  );
  machine.must('systemctl', 'daemon-reload');
}

/** After each boot, when the screen is up: it looks into that unit's network. */
export function startBench(machine: Machine): void {
  machine.must('systemctl', 'start', 'bench-eye.service', ...WIRES.map(unitOf));
}

/** A display without a graphics card: cage draws in memory. */
export const HEADLESS = 'WLR_BACKENDS=headless\nWLR_RENDERER=pixman\nWLR_LIBINPUT_NO_DEVICES=1\n';

export class Eye {
  readonly #url: string;
  #browser: Browser | null = null;

  private constructor(url: string) {
    this.#url = url;
  }

  static async open(machine: Machine): Promise<Eye> {
    const server = createServer((outside) => {
      const inside = connect(path.join(machine.shared, 'cdp.socket'));
      outside.pipe(inside).pipe(outside);
      outside.on('error', () => inside.destroy());
      inside.on('error', () => outside.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    return new Eye(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  /** The one page of the browser that is open now; tries again until `until`, milliseconds since the epoch. */
  async page(until: number): Promise<Page> {
    await this.close();
    for (;;) {
      try {
        const browser = await chromium.connectOverCDP(this.#url, { timeout: 3_000 });
        this.#browser = browser;
        // Chromium holds its address bar's lists ready as pages, in kiosk mode too, where the policy refuses them.
        const pages = browser.contexts().flatMap((context) => context.pages());
        const [page, ...others] = pages.filter((each) => each.url().startsWith('http://127.0.0.1'));
        if (page && others.length === 0) return page;
        await this.close();
      } catch (error) {
        if (Date.now() > until) throw error;
      }
      if (Date.now() > until) throw new Error('no page of the kiosk in time');
      await sleep(200);
    }
  }

  /** A browser that is stopped answers no farewell. */
  async close(): Promise<void> {
    const farewell = this.#browser?.close().catch(() => undefined);
    await Promise.race([farewell, sleep(FAREWELL_MS)]);
    this.#browser = null;
  }
}
