import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PageWatch } from '../../../../../main/shell/web/page-watch.ts';

class Socket extends EventEmitter {
  answers = true;
  send(): void {
    if (this.answers) queueMicrotask(() => this.emit('message'));
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const beats = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

function watched() {
  const watch = new PageWatch();
  const onSilent = vi.fn();
  watch.expect(onSilent);
  const open = () => {
    const socket = new Socket();
    watch.add(socket);
    return socket;
  };
  return { onSilent, open };
}

it('a page that crashed has no socket any more: ended sooner than one that is only silent, and once', async () => {
  const { onSilent, open } = watched();
  const crashed = open();
  await beats(2);
  crashed.emit('close');
  await beats(4);
  expect(onSilent).toHaveBeenCalledTimes(1);
  await beats(60);
  expect(onSilent).toHaveBeenCalledTimes(1);
});

it('a page that said it goes away has as long as a first one to come back', async () => {
  const { onSilent, open } = watched();
  const before = open();
  await beats(1);
  before.emit('close', 1001);
  await beats(20);
  expect(onSilent).not.toHaveBeenCalled();
  open();
  await beats(30);
  expect(onSilent).not.toHaveBeenCalled();
});

it('nor is one forgotten that said so and never came', async () => {
  const { onSilent, open } = watched();
  open().emit('close', 1001);
  await beats(60);
  expect(onSilent).toHaveBeenCalledTimes(1);
});

it('a page that is reloaded, and comes within three beats, is left alone', async () => {
  const { onSilent, open } = watched();
  const before = open();
  await beats(1);
  before.emit('close');
  await beats(3);
  open();
  await beats(30);
  expect(onSilent).not.toHaveBeenCalled();
});

it('a page that loops is ended after four beats; one that starts may take thirty', async () => {
  const { onSilent, open } = watched();
  await beats(29);
  const looping = open();
  await beats(2);
  looping.answers = false;
  await beats(4);
  expect(onSilent).not.toHaveBeenCalled();
  await beats(2);
  expect(onSilent).toHaveBeenCalledTimes(1);
});
