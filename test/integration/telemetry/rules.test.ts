/** Prometheus's and Alertmanager's own tools read what is shipped for them, and try each rule. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { noPrometheus } from '../../kit/prometheus.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../kiosk-config/monitoring');
const run = (tool: string, ...parameters: string[]) => {
  const { status, stdout, stderr } = spawnSync(tool, parameters, { cwd: FOLDER, encoding: 'utf8' });
  return { status, stdout, said: stdout + stderr };
};
const why = noPrometheus();
const noAmtool =
  run('amtool', '--version').status === 0 ? null : 'Debian’s prometheus-alertmanager is not installed';

describe.skipIf(why)(`promtool${why ? ` — skipped: ${why}` : ''}`, () => {
  it('reads rules and the example of a scrape', () => {
    expect(run('promtool', 'check', 'rules', 'alerts.yaml')).toMatchObject({ status: 0 });
    expect(run('promtool', 'check', 'config', 'prometheus.example.yaml')).toMatchObject({ status: 0 });
  });

  it('finds each rule fire where it should and keep still where it should', () => {
    const { status, said } = run('promtool', 'test', 'rules', 'alerts.test.yaml');
    expect(said).toContain('SUCCESS');
    expect(status).toBe(0);
  });
});

it.skipIf(noAmtool)(`amtool reads the routes of alerts${noAmtool ? ` — skipped: ${noAmtool}` : ''}`, () => {
  expect(run('amtool', 'check-config', 'alertmanager.example.yaml')).toMatchObject({ status: 0 });
  const route = (...labels: string[]) =>
    run(
      'amtool',
      'config',
      'routes',
      'test',
      '--config.file=alertmanager.example.yaml',
      ...labels,
    ).stdout.trim();
  expect(route('alertname=KioskSilent', 'severity=critical')).toBe('on-duty');
  expect(route('alertname=KioskPaperOut', 'severity=warning')).toBe('technician');
  expect(route('alertname=KioskPaperNearEnd', 'severity=info')).toBe('daily');
});
