/**
 * `npm run release -- COMMAND --repo DIR --keys DIR`: the operator's tool for signed releases (docs/operator.zh-CN.md). `root` makes a
 * repository and its keys, or the next root; `add --folder DIR [--least-from V]` adds a release as it was packaged; `open --version V
 * --ring N [--hours H] [--from T]` opens a ring; `promote --version V --ring N --kiosks N --good N --rolled-back N` opens the next one or
 * withdraws, by the rule; `withdraw --version V`; `renew` signs anew; `show` prints who is meant to run what; `configure --file FILE`
 * checks and publishes the fleet's configuration, with `--check` only checks it.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fail, say } from '../setup/lib.mjs';
import { problemsOf } from './configuration.ts';
import { promotion } from './promotion.ts';
import { ReleaseRepository } from './repository.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repo: { type: 'string' },
    keys: { type: 'string' },
    folder: { type: 'string' },
    file: { type: 'string' },
    check: { type: 'boolean', default: false },
    version: { type: 'string' },
    'least-from': { type: 'string', default: '0.0.0' },
    ring: { type: 'string', default: '1' },
    hours: { type: 'string', default: '24' },
    from: { type: 'string' },
    kiosks: { type: 'string' },
    good: { type: 'string' },
    'rolled-back': { type: 'string' },
  },
});

const need = (name: Exclude<keyof typeof values, 'check'>): string =>
  values[name] ?? fail(`--${name} is missing`);
const repository = new ReleaseRepository({ repo: need('repo'), keys: need('keys') });
const ring = Number(values.ring);

function open(at: number): void {
  const from = values.from ?? new Date().toISOString();
  repository.open(need('version'), { ring: at, from, hours: Number(values.hours) });
  say(`${need('version')}: ring ${at} opens from ${from}, within ${values.hours} hours.`);
}

function promote(): void {
  const version = need('version');
  const opening = repository
    .desired()
    .releases.find((one) => one.version === version)
    ?.rings.find((one) => one.ring === ring);
  if (!opening) fail(`${version} is not open to ring ${ring}`);
  const hoursOpen = (Date.now() - Date.parse(opening.from)) / 3600_000 - opening.hours;
  const figures = {
    kiosks: Number(need('kiosks')),
    good: Number(need('good')),
    rolledBack: Number(need('rolled-back')),
  };
  const decided = promotion({ ...figures, hoursOpen });
  if (decided === 'stop') repository.withdraw(version);
  say(`${version}, ring ${ring}: ${decided}`);
  if (decided === 'open-next' && ring < 3) open(ring + 1);
}

function configure(): void {
  const text = readFileSync(need('file'), 'utf8');
  const problems = problemsOf(text, repository.configuration());
  if (problems.length > 0) fail(problems.join('\n'));
  if (!values.check) repository.configure(text);
  say(values.check ? 'The configuration fits.' : 'The configuration is published.');
}

const COMMANDS: Record<string, () => void | Promise<void>> = {
  root: () => repository.root(),
  async add() {
    const { version, product, files } = await repository.add(need('folder'), values['least-from']);
    say(`${version} for ${product}: ${files.length} files. It is meant for nobody until a ring is opened.`);
  },
  open: () => open(ring),
  promote,
  withdraw: () => repository.withdraw(need('version')),
  configure,
  renew: () => repository.renew(),
  show: () => say(JSON.stringify(repository.desired(), null, 2)),
};

const command = COMMANDS[positionals[0] ?? ''] ?? fail(`One of: ${Object.keys(COMMANDS).join(', ')}`);
await command();
