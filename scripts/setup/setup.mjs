/** Brings a clean clone to where it can run: npm packages, Debian packages. Second runs skip what is done. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fail, hashFiles, NODE, OUT, once, ROOT, run, say, warn } from './lib.mjs';

/** What each Debian package is for: named when it can't be installed. */
const RUN_PACKAGES = {
  libnss3: 'Electron',
  'libgtk-3-0': 'Electron',
  libgbm1: 'Electron',
  libasound2: 'Electron',
  'libatk-bridge2.0-0': 'Electron',
  libcups2: 'Electron',
  libdrm2: 'Electron',
  'fonts-noto-cjk': 'Chinese in windows that are not ours',
  'fonts-hanazono': 'the rarest characters of names, on the screen and on paper',
  'fonts-babelstone-han': 'characters of names that Unicode has had since 2018',
  'espeak-ng': 'spoken prompts, made at build',
  socat: 'device emulators on pseudo terminals (without it: TCP)',
};
const TEST_PACKAGES = {
  xvfb: 'end-to-end tests without a screen',
  chromium: 'web shell tests',
  openbox: 'a real window manager that closes, hides and covers windows',
  xdotool: 'hiding and minimising a window from outside',
  wmctrl: 'the message by which a window manager closes a window',
  'x11-utils': 'another window in front of the kiosk (xev), and what the window manager says (xprop)',
  'poppler-utils': 'looking at PDFs',
  'cups-ipp-utils': 'a real IPP printer (ippeveprinter) for the A4 printer tests',
  'dbus-daemon': 'the private message bus without which that printer does not start',
  pcscd: 'a private smart-card service for the social-security card tests',
  'vsmartcard-vpcd': 'the virtual reader in it',
  'sane-utils': 'scanimage and SANE’s test scanner for the document scanner tests',
  'cups-daemon': 'a private CUPS between kiosk and that printer',
  postgresql: 'a private PostgreSQL for the platform sandbox',
  prometheus: 'a private Prometheus that scrapes a kiosk, and promtool, which tests the alert rules',
  'prometheus-alertmanager': 'amtool, which checks the alerts’ routes',
};

/**
 * Not `npm ci`: it refuses a lockfile that lacks other platforms' optional binaries, and a closed mirror that
 * does not carry those can't write a lockfile that has them. Versions and integrity come from the lockfile all the same.
 */
const INSTALL = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];

export async function setUp({ forTests = false } = {}) {
  if (Number(process.versions.node.split('.')[0]) < 20)
    fail(`Node ${process.versions.node} is too old; install Node 20 or newer.`);
  const lock = hashFiles([path.join(ROOT, 'package-lock.json')]);
  await once('npm', lock, NODE, async () => {
    say('Installing npm packages (once) …');
    const { code } = await run('npm', INSTALL);
    if (code !== 0) fail('npm install failed; see above. Is the npm registry reachable?  npm ping');
    if (!existsSync(NODE))
      fail(`No Node 24 binary for ${process.platform} ${process.arch} in the npm packages.`);
  });
  if (process.platform === 'linux')
    await debianPackages(forTests ? { ...RUN_PACKAGES, ...TEST_PACKAGES } : RUN_PACKAGES);
}

async function debianPackages(wanted) {
  const missing = await notInstalled(Object.keys(wanted));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    warn(`Missing Debian packages; going on with what is there. To install them:  sudo ${command}`);
    for (const name of missing) warn(`  ${name}: ${wanted[name]}`);
    return;
  }
  say(`Installing Debian packages (once): ${missing.join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const log = path.join(OUT, 'apt.log');
  const steps = `mkdir -p '${OUT}' && (apt-get update -qq && ${command}) > '${log}' 2>&1`;
  await run('sh', ['-c', steps], { env });
  const still = await notInstalled(missing);
  if (still.length > 0)
    warn(`Could not install ${still.join(', ')} (see ${log}). Try:  apt-get update && ${command}`);
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
const FORMAT = '${Package} ${db:Status-Status}\n';

async function notInstalled(names) {
  const { printed } = await run('dpkg-query', ['-W', '-f', FORMAT, ...names], {
    quiet: true,
  });
  const installed = new Set(
    printed
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}
