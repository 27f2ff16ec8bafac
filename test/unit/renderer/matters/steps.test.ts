import { expect, it } from 'vitest';
import { StepName } from '../../../../main/core/model/flow-report.ts';
import { MATTERS } from '../../../../renderer/matters/index.ts';

it('the operator’s figures know every step of every journey, and no other', () => {
  const steps = new Set(Object.values(MATTERS).flatMap(({ journey }) => journey.map(({ name }) => name)));
  expect([...steps].sort()).toEqual([...StepName.options].sort());
});
