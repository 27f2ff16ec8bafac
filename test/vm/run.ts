/**
 * `npm run hid-vm`: the HID drivers against a real kernel. This machine's kernel may have no uhid, so Debian's is
 * booted in qemu with nothing but node, node-hid and our drivers. The last line is JSON.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { closure } from '../../scripts/licences/closure.ts';
import { fail, NODE, OUT, once, ROOT, run, say } from '../../scripts/setup/lib.mjs';
import { packCpio } from './cpio.ts';

const FOLDER = path.join(OUT, 'vm');
const DEBIAN = path.join(FOLDER, 'debian');
const IMAGE = path.join(FOLDER, 'root');
/** Boot, both devices, power off; emulated without KVM. In milliseconds. */
const PATIENCE_MS = 180_000;
/** In the order in which they need each other. */
const MODULES = ['hid', 'hid-generic', 'uhid'];
const NATIVE = ['node-hid', 'serialport'];

const INIT = `#!/bin/busybox sh
for each in proc:/proc sysfs:/sys devtmpfs:/dev; do
  /bin/busybox mount -t "\${each%%:*}" none "\${each##*:}"
done
for each in ${MODULES.join(' ')}; do /bin/busybox insmod "/modules/$each.ko"; done
cd /app
./node guest.mjs > /dev/ttyS1 2>&1
/bin/busybox poweroff -f
`;

/** Debian's kernel and busybox, unpacked beside the build: nothing is installed. */
async function debianParts(): Promise<void> {
  const { printed } = await run('apt-cache', ['depends', 'linux-image-amd64'], { quiet: true });
  const kernel = /Depends: (linux-image-\S+)/.exec(printed)?.[1];
  if (!kernel) fail('No kernel package: is this Debian, and has apt-get update been run?');
  await once('vm-debian', kernel, path.join(DEBIAN, 'bin', 'busybox'), async () => {
    say(`Unpacking ${kernel} (once) …`);
    rmSync(DEBIAN, { recursive: true, force: true });
    mkdirSync(DEBIAN, { recursive: true });
    const download = await run('apt-get', ['download', kernel, 'busybox-static'], {
      quiet: true,
      cwd: FOLDER,
    });
    if (download.code !== 0) fail(download.printed);
    for (const deb of globSync('*.deb', { cwd: FOLDER })) {
      const file = path.join(FOLDER, deb);
      const unpacked = await run('dpkg-deb', ['-x', file, DEBIAN], { quiet: true });
      if (unpacked.code !== 0) fail(unpacked.printed);
      rmSync(file);
    }
  });
}

const put = (from: string, to: string) => {
  mkdirSync(path.dirname(path.join(IMAGE, to)), { recursive: true });
  copyFileSync(from, path.join(IMAGE, to));
};

/** The libraries that a program or module loads, at the paths where it looks for them. */
async function putLibraries(file: string): Promise<void> {
  const { printed } = await run('ldd', [file], { quiet: true });
  for (const [, library] of printed.matchAll(/(\/\S+) \(0x/g)) if (library) put(library, library);
}

async function makeImage(): Promise<string> {
  rmSync(IMAGE, { recursive: true, force: true });
  for (const folder of ['proc', 'sys', 'dev', 'bin', 'app']) {
    mkdirSync(path.join(IMAGE, folder), { recursive: true });
  }
  put(path.join(DEBIAN, 'bin', 'busybox'), 'bin/busybox');
  for (const name of MODULES) {
    const [file] = globSync(`lib/modules/*/kernel/**/${name}.ko`, { cwd: DEBIAN });
    if (!file) fail(`The kernel has no module ${name}.`);
    put(path.join(DEBIAN, file), `modules/${name}.ko`);
  }
  const node = realpathSync(NODE);
  put(node, 'app/node');
  await putLibraries(node);
  for (const folder of closure(NATIVE)) {
    cpSync(folder, path.join(IMAGE, 'app', path.relative(ROOT, folder)), {
      recursive: true,
      dereference: true,
      filter: (file) =>
        !/node-hid\/(hidapi|src)$/.test(file) &&
        !/\/prebuilds\/(?!HID_hidraw-linux-x64|linux-x64)/.test(file),
    });
  }
  for (const file of globSync('app/node_modules/**/*.node', { cwd: IMAGE })) {
    await putLibraries(path.join(IMAGE, file));
  }
  const built = await rolldown({
    input: path.join(import.meta.dirname, 'guest.ts'),
    platform: 'node',
    external: ['node-hid', 'serialport', 'usb'],
    logLevel: 'warn',
  });
  await built.write({ file: path.join(IMAGE, 'app', 'guest.mjs'), format: 'esm', codeSplitting: false });
  await built.close();
  writeFileSync(path.join(IMAGE, 'init'), INIT);
  chmodSync(path.join(IMAGE, 'init'), 0o755);
  const file = path.join(FOLDER, 'initramfs.cpio');
  writeFileSync(file, packCpio(IMAGE));
  return file;
}

async function boot(initramfs: string): Promise<string> {
  const [kernel] = globSync('boot/vmlinuz-*', { cwd: DEBIAN });
  if (!kernel) fail('The kernel package holds no kernel.');
  const consoleLog = path.join(FOLDER, 'console.log');
  const result = path.join(FOLDER, 'result.log');
  for (const file of [consoleLog, result]) rmSync(file, { force: true });
  const qemu = spawn(
    'qemu-system-x86_64',
    [
      ...[
        '-accel',
        'tcg',
        '-cpu',
        'max',
        '-smp',
        '2',
        '-m',
        '1024',
        '-nographic',
        '-no-reboot',
        '-nodefaults',
      ],
      ...['-serial', `file:${consoleLog}`, '-serial', `file:${result}`],
      ...['-kernel', path.join(DEBIAN, kernel), '-initrd', initramfs],
      ...['-append', 'console=ttyS0 quiet panic=-1'],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const late = setTimeout(() => qemu.kill('SIGKILL'), PATIENCE_MS);
  await new Promise((resolve) => qemu.once('exit', resolve));
  clearTimeout(late);
  const said = existsSync(result) ? readFileSync(result, 'utf8') : '';
  const line = said.split('\n').findLast((each) => each.startsWith('{'));
  return (
    line?.trim() ?? fail(`The machine said nothing useful.\n${said}\n${readFileSync(consoleLog, 'utf8')}`)
  );
}

if ((await run('qemu-system-x86_64', ['--version'], { quiet: true })).code !== 0) {
  fail('qemu is missing:  apt-get install -y --no-install-recommends qemu-system-x86');
}
const began = performance.now();
await debianParts();
const image = await makeImage();
say(`Booting (image made in ${Math.round((performance.now() - began) / 1000)} s) …`);
const booted = performance.now();
const answer: { ok: boolean } = JSON.parse(await boot(image));
say(`${Math.round((performance.now() - booted) / 1000)} s in the machine, boot and power-off included`);
process.stdout.write(`${JSON.stringify(answer)}\n`);
process.exit(answer.ok ? 0 : 1);
