/** A Prometheus of a test's own: Debian's program, its own folder and port, gone with whoever started it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';
import { closer } from './termination.ts';

export type Sample = { labels: Record<string, string>; value: number };

/** Null where it can be started. */
export function noPrometheus(): string | null {
  if (spawnSync('prometheus', ['--version'], { stdio: 'ignore' }).status !== 0)
    return 'Debian’s prometheus is not installed';
  if (spawnSync('promtool', ['--version'], { stdio: 'ignore' }).status !== 0) return 'no promtool';
  return null;
}

/** `target`: host and port of a kiosk; `rules`: files of alert rules that it is to load. */
export async function startPrometheus({ target, rules = [] }: { target: string; rules?: string[] }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'prometheus-'));
  const port = await freePort();
  const config = path.join(folder, 'prometheus.yml');
  // JSON is YAML.
  writeFileSync(
    config,
    JSON.stringify({
      global: { scrape_interval: '1s', evaluation_interval: '1s' },
      rule_files: rules,
      scrape_configs: [
        { job_name: 'kiosk', static_configs: [{ targets: [target], labels: { instance: 'LY001' } }] },
      ],
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  let said = '';
  const server: ChildProcess = spawn(
    'prometheus',
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  server.stderr?.on('data', (text) => {
    said = (said + text).slice(-4000);
  });
  const close = closer(async () => {
    if (server.exitCode === null) {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  });
  const api = async (question: string) => (await fetch(`${url}/api/v1/${question}`)).json();
  for (;;) {
    if (server.exitCode !== null) throw new Error(said);
    const ready = await fetch(`${url}/-/ready`).catch(() => null);
    if (ready?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    close,
    /** An instant query's answer. Throws what Prometheus says of a wrong one. */
    async query(expression: string): Promise<Sample[]> {
      const { status, data, error } = await api(`query?query=${encodeURIComponent(expression)}`);
      if (status !== 'success') throw new Error(error);
      return data.result.map(
        ({ metric, value }: { metric: Record<string, string>; value: [number, string] }) => ({
          labels: metric,
          value: Number(value[1]),
        }),
      );
    },
    /** How its last scrape of the target went. */
    async target(): Promise<{ health: string; lastError: string }> {
      return (await api('targets')).data.activeTargets[0];
    },
    async rules(): Promise<{ name: string; health: string; lastError?: string }[]> {
      const { data } = await api('rules');
      return data.groups.flatMap(({ rules: own }: { rules: object[] }) => own);
    },
  };
}
