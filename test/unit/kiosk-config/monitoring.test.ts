import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { INSTRUMENTS, type InstrumentName } from '../../../main/core/telemetry/words.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../kiosk-config/monitoring');
const read = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');

type Rule = { alert: string; expr: string; labels: { severity: string }; annotations: { summary: string } };
const rules: Rule[] = parse(read('alerts.yaml')).groups.flatMap(({ rules: own }: { rules: Rule[] }) => own);
const dashboard = JSON.parse(read('dashboard.json'));
const expressions: [where: string, expression: string][] = [
  ...rules.map(({ alert, expr }): [string, string] => [alert, expr]),
  ...dashboard.panels.flatMap(({ title, targets }: { title: string; targets: { expr: string }[] }) =>
    targets.map(({ expr }): [string, string] => [title, expr]),
  ),
];

/** As Prometheus shows them. */
function exported(): Map<string, (typeof INSTRUMENTS)[InstrumentName]> {
  const names = new Map<string, (typeof INSTRUMENTS)[InstrumentName]>();
  for (const [name, instrument] of Object.entries(INSTRUMENTS)) {
    if (instrument.kind === 'histogram') {
      for (const part of ['bucket', 'count', 'sum']) names.set(`${name}_${part}`, instrument);
    } else names.set(instrument.kind === 'gauge' ? name : `${name}_total`, instrument);
  }
  return names;
}

it.each(expressions)(
  '%s asks for what the kiosk exports, by labels and values that it has',
  (_, expression) => {
    const known = exported();
    const asked = [...expression.matchAll(/(kiosk_\w+)(?:\{([^}]*)\})?/g)];
    expect(asked).not.toEqual([]);
    for (const [, name = '', selector = ''] of asked) {
      expect([...known.keys()]).toContain(name);
      const attributes: Readonly<Record<string, unknown>> = known.get(name)?.attributes ?? {};
      for (const [, label = '', values = ''] of selector.matchAll(/(\w+)(?:=~|!=|=)"([^"]*)"/g)) {
        if (label === 'instance') continue;
        expect(Object.keys(attributes)).toContain(label);
        for (const value of values.split('|')) expect(attributes[label]).toContain(value);
      }
    }
  },
);

it('every instrument is looked at by a rule or on the dashboard', () => {
  const asked = new Set(
    expressions.flatMap(([, text]) => [...text.matchAll(/kiosk_\w+/g)].map(([name]) => name)),
  );
  const unseen = Object.keys(INSTRUMENTS).filter(
    (name) => ![...asked].some((each) => each === name || each.startsWith(`${name}_`)),
  );
  expect(unseen).toEqual(['kiosk_flow_item_seconds']);
});

it('every rule has a case in which it fires and one in which it does not', () => {
  const { tests } = parse(read('alerts.test.yaml'));
  const cases: string[] = tests.map(({ name }: { name: string }) => name);
  expect(cases.sort()).toEqual(rules.flatMap(({ alert }) => [`${alert} 响`, `${alert} 不响`]).sort());
});

it('every alert says how urgent it is and what is the matter, in Chinese', () => {
  for (const { alert, labels, annotations } of rules) {
    expect(alert).toMatch(/^Kiosk[A-Z]\w+$/);
    expect(['critical', 'warning', 'info']).toContain(labels.severity);
    expect(annotations.summary).toMatch(/\p{Script=Han}/u);
  }
});
