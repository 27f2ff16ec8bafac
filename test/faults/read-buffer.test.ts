/** Node reads into one buffer for the whole process, which keeps the tail of a long message behind a short one. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CLEAN_MALLOC_ENV, CLEAN_NODE_ARGS } from '../../main/process/clean-memory.ts';
import { needlesFor } from '../kit/needles.ts';
import { findInMemory } from './traces/memory.ts';

const MARK = 'CANARY-IN-A-LONG-MESSAGE';
const NEEDLES = needlesFor('message', MARK).filter(({ form }) => form === 'utf-8');
const LONG = `${MARK} `.repeat(1_500);

it.skipIf(process.platform !== 'linux')(
  'after a collection nothing of a long message is in the memory of the process that heard it (skipped where there is no /proc)',
  async () => {
    const listener = fork(path.join(import.meta.dirname, 'read-buffer-listener.ts'), {
      execArgv: [...CLEAN_NODE_ARGS],
      env: { ...process.env, ...CLEAN_MALLOC_ENV },
      serialization: 'advanced',
    });
    const say = async (message: string) => {
      listener.send(message);
      await once(listener, 'message');
    };
    try {
      await say(LONG);
      expect(findInMemory(listener.pid ?? 0, NEEDLES)).toHaveLength(1);
      await expect
        .poll(async () => {
          await say('collect');
          return findInMemory(listener.pid ?? 0, NEEDLES);
        })
        .toEqual([]);
    } finally {
      listener.kill();
    }
  },
);
