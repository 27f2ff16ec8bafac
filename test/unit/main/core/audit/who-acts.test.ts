import { expect, it } from 'vitest';
import { actingAs, streamAs, whoActs } from '../../../../../main/core/audit/who-acts.ts';

it('goes along with what a call awaits, and no further', async () => {
  const later = actingAs({ technician: '10023' }, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return whoActs();
  });
  expect(whoActs()).toEqual({});
  expect(actingAs({ technician: '10117' }, () => actingAs(null, whoActs))).toEqual({});
  expect(await later).toEqual({ technician: '10023' });
});

it('goes along with each step of a stream, whoever asks for it, to its end', async () => {
  const ended: object[] = [];
  async function* stream() {
    try {
      while (true) yield whoActs();
    } finally {
      ended.push(whoActs());
    }
  }
  const carried = streamAs({ technician: '10023' }, stream());
  expect(await carried.next()).toEqual({ done: false, value: { technician: '10023' } });
  expect(await actingAs({ technician: '10117' }, () => carried.next())).toMatchObject({
    value: { technician: '10023' },
  });
  for await (const who of carried) {
    expect(who).toEqual({ technician: '10023' });
    break;
  }
  expect(ended).toEqual([{ technician: '10023' }]);
  expect(whoActs()).toEqual({});
});

it('leaves an answer that is no stream as it is', () => {
  const answer = { outcome: 'saved' };
  expect(streamAs({ technician: '10023' }, answer)).toBe(answer);
  expect(streamAs({ technician: '10023' }, null)).toBeNull();
});
