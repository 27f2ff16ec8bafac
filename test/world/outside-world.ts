/** The world around a kiosk in development and tests: the platform sandbox and the device bench, as processes of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { EnrolmentFile, enrol } from '../../main/core/enrolment/enrol.ts';
import { readDevice } from '../../main/core/signing/device.ts';
import { ROOT } from '../../scripts/setup/lib.mjs';

const ALWAYS = 100_000;
/** What runs many citizens through one kiosk in a few minutes is nobody's bored evening. */
export const NO_LIMITS = {
  session: { holds: ALWAYS, submissions: ALWAYS, prints: ALWAYS },
  number: { holds: ALWAYS, submissions: ALWAYS },
  hour: { holds: ALWAYS, submissions: ALWAYS, prints: ALWAYS },
};
const KIOSK_ID = 'LY001';

export type OutsideWorld = {
  sandboxUrl: string;
  /** The bench's page and JSON API. */
  benchUrl: string;
  /** Configuration file that attaches a kiosk to this world. */
  configFile: string;
  /** Makes the kiosk of that data folder known to the sandbox, with a code that its staff hand out. */
  enrol: (dataFolder: string) => Promise<void>;
  close: () => Promise<void>;
};

export type OutsideWorldOptions = {
  folder: string;
  /** Ports; 0 picks free ones. */
  sandboxPort?: number;
  benchPort?: number;
  /** The printer has a presenter, which knows whether a slip was taken. */
  presenter?: boolean;
  /** A presence sensor is fitted, which says nothing until it is told. */
  presence?: boolean;
  /** Another world's platform, on which this kiosk stands beside that world's own. */
  beside?: { sandboxUrl: string; kioskId: string };
  /** The platform counts by the plan's rules of fairness. */
  fair?: boolean;
  /** Devices on TCP, whatever else this machine has: for a kiosk that sees no pseudo terminals of it. */
  tcp?: boolean;
  /** Further configuration, laid over what the world needs. */
  config?: { session?: object; platform?: object };
  /** Over this process's own environment, for sandbox and bench. */
  env?: Readonly<Record<string, string>>;
};

export async function startOutsideWorld(options: OutsideWorldOptions): Promise<OutsideWorld> {
  const { folder, benchPort = 0, config = {}, beside } = options;
  const kioskId = beside?.kioskId ?? KIOSK_ID;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const children: ChildProcess[] = [];
  const start = async (entry: string, args: string[]) => {
    const child = spawn(process.execPath, [path.join(ROOT, entry), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...options.env },
    });
    children.push(child);
    return readyLine(child, entry);
  };
  const ownSandbox = async ({ sandboxPort = 0, fair = false }: OutsideWorldOptions) => {
    const args = ['--port', String(sandboxPort), '--folder', path.join(folder, 'platform')];
    const sandbox = await start('test/world/platform-sandbox/server.ts', fair ? [...args, '--fair'] : args);
    return String(sandbox.url);
  };
  const sandboxUrl = beside?.sandboxUrl ?? (await ownSandbox(options));
  const bench = await start('test/world/device-bench/server.ts', [
    '--port',
    String(benchPort),
    '--folder',
    path.join(folder, 'bench'),
    '--network-target',
    new URL(sandboxUrl).host,
    ...(options.presenter ? ['--presenter'] : []),
    ...(options.presence ? ['--presence'] : []),
    ...(options.tcp ? ['--tcp'] : []),
  ]);
  const configFile = path.join(folder, 'kiosk.yaml');
  const overlay = {
    limits: NO_LIMITS,
    kiosk: { id: kioskId, siteName: '浏阳市欧陆风情商业广场一楼', samplePeople: true },
    // A newcomer who pulls the cable wants to see it at once.
    platform: { baseUrl: bench.platformUrl, probeMs: 1000, ...config.platform },
    ...(config.session && { session: config.session }),
    devices: bench.devices,
  };
  // JSON is YAML.
  writeFileSync(configFile, JSON.stringify(overlay, null, 2));
  return {
    sandboxUrl,
    benchUrl: String(bench.url),
    configFile,
    enrol: (dataFolder) => enrolAt(sandboxUrl, kioskId, dataFolder),
    close: async () => {
      await Promise.all(children.map(end));
    },
  };
}

/** By the file that the sandbox's staff hand out. A kiosk that this platform knows already stays as it is. */
async function enrolAt(sandboxUrl: string, kioskId: string, dataFolder: string): Promise<void> {
  const known = readDevice(dataFolder, kioskId);
  const keys: { kiosks: { kid: string }[] } = await (await fetch(`${sandboxUrl}/_sandbox/kiosks`)).json();
  if (known.outcome === 'enrolled' && keys.kiosks.some(({ kid }) => kid === known.device.key.kid)) return;
  const handedOut = await fetch(`${sandboxUrl}/_sandbox/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kioskId }),
  });
  const { code } = EnrolmentFile.parse(await handedOut.json());
  const answer = await enrol({ dataFolder, baseUrl: sandboxUrl, kioskId, code });
  if (answer.outcome !== 'enrolled') throw new Error(JSON.stringify(answer));
}

function readyLine(child: ChildProcess, entry: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${entry} ended with ${code} before it was ready`)));
    if (!child.stdout) throw new Error('stdout is a pipe');
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      const message: Record<string, unknown> = JSON.parse(line);
      if (message.ready === true) resolve(message);
    });
  });
}

/** SIGTERM first; what does not listen is ended by force. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(force);
}
