import { expect, expectTypeOf, it } from 'vitest';
import type { StepName } from '../../../../../main/core/model/flow-report.ts';
import type { Instruments } from '../../../../../main/core/telemetry/instruments.ts';
import {
  type AttributesOf,
  INSTRUMENTS,
  type InstrumentName,
  itemIn,
  type KnownItem,
  type Release,
  releaseOf,
} from '../../../../../main/core/telemetry/words.ts';

/** True where a type is a text of any kind, and not a closed union or a checked text. */
type IsFreeText<Value> = string extends Value ? true : false;
type FreeTextIn<Name extends InstrumentName> = {
  [Key in keyof AttributesOf<Name>]: IsFreeText<AttributesOf<Name>[Key]> extends true ? Key : never;
}[keyof AttributesOf<Name>];

it('no attribute of any instrument takes a text: what takes one would not compile', () => {
  expectTypeOf<{ [Name in InstrumentName]: FreeTextIn<Name> }[InstrumentName]>().toEqualTypeOf<never>();
  expectTypeOf<IsFreeText<string>>().toEqualTypeOf<true>();
  const note = (instruments: Instruments, name: string, item: KnownItem, step: StepName) => {
    instruments.note('kiosk_flow_abandoned', 1, { kind: 'booking', step });
    // @ts-expect-error a name is no step
    instruments.note('kiosk_flow_abandoned', 1, { kind: 'booking', step: name });
    // @ts-expect-error nor is it an item
    instruments.note('kiosk_flows', 1, { kind: 'booking', item: name, end: 'filed' });
    instruments.note('kiosk_flows', 1, { kind: 'booking', item, end: 'filed' });
    // @ts-expect-error an attribute that the instrument does not have
    instruments.note('kiosk_flows', 1, { kind: 'booking', item, end: 'filed', person: 'filed' });
  };
  expectTypeOf(note).toBeFunction();
  expectTypeOf<string>().not.toExtend<KnownItem>();
  expectTypeOf<string>().not.toExtend<Release>();
});

it('an item is told where the catalogue has it, a version where it is one', () => {
  const catalogue = { item: (code: string) => (code === 'RS-0001' ? {} : null) };
  expect(itemIn(catalogue, 'RS-0001')).toBe('RS-0001');
  expect(itemIn(catalogue, 'RS-0002')).toBeNull();
  expect(itemIn({ item: () => ({}) }, '张样例')).toBeNull();
  expect(itemIn(catalogue, null)).toBeNull();
  expect(releaseOf('1.2.3')).toBe('1.2.3');
  expect(releaseOf('0.1.0-test')).toBe('0.1.0-test');
  expect(releaseOf('990000199003071235')).toBe('unreleased');
  expect(releaseOf('1.2.3 张样例')).toBe('unreleased');
});

it('every instrument is named and measured as Prometheus asks for', () => {
  for (const [name, { unit, kind }] of Object.entries(INSTRUMENTS)) {
    expect(name).toMatch(/^kiosk_[a-z]+(_[a-z]+)*$/);
    expect(['1', 's', 'By']).toContain(unit);
    if (kind === 'total' || kind === 'counter') expect(name).not.toMatch(/_total$/);
    if (unit === 's') expect(name).toMatch(/_seconds$/);
    if (unit === 'By') expect(name).toMatch(/_bytes$/);
  }
});
