import { describe, expect, test } from 'vitest';
import { roomLoops, roomsOf } from '../../../../scripts/check/rooms.ts';

describe('loops of rooms', () => {
  const straight = [
    { from: 'a/one.ts', to: 'b/two.ts' },
    { from: 'b/two.ts', to: 'c/three.ts' },
    { from: 'a/one.ts', to: 'a/other.ts' },
  ];

  test('rooms that import in one direction are no loop', () => {
    expect(roomLoops(straight)).toEqual([]);
    expect([...roomsOf(straight)].sort()).toEqual(['a', 'b', 'c']);
  });

  test('a planted import back is found, with the imports that close the circle', () => {
    const back = { from: 'c/another.ts', to: 'a/one.ts' };
    const [loop, ...others] = roomLoops([...straight, back]);
    expect(others).toEqual([]);
    expect(loop?.rooms).toEqual(['a', 'b', 'c']);
    expect(loop?.imports).toContainEqual(back);
  });

  test('a folder and the folder inside it are two rooms', () => {
    const loop = [
      { from: 'devices/index.ts', to: 'devices/scanner/module.ts' },
      { from: 'devices/scanner/module.ts', to: 'devices/supervisor.ts' },
    ];
    expect(roomLoops(loop).map(({ rooms }) => rooms)).toEqual([['devices', 'devices/scanner']]);
  });
});
