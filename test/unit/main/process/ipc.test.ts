/** The channel to a child that has just gone. */
import { EventEmitter } from 'node:events';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { expect, it } from 'vitest';
import { PeerChannel, type Wire } from '../../../../main/process/ipc.ts';

class Child extends EventEmitter implements Wire {
  connected = true;
  send(): void {}
  leave(): void {
    this.connected = false;
    this.emit('disconnect');
  }
}

type Client = { status: () => Promise<unknown> };
const clientOn = (channel: PeerChannel): Client => createORPCClient(new RPCLink({ port: channel.open() }));
const nothing = () => undefined;

it('ends a call that waits for its answer', async () => {
  const child = new Child();
  const waiting = clientOn(new PeerChannel(child, nothing, nothing)).status();
  await Promise.resolve();
  child.leave();
  await expect(waiting).rejects.toThrow();
});

it('ends a call on a connection that was opened too late', async () => {
  const child = new Child();
  const channel = new PeerChannel(child, nothing, nothing);
  child.leave();
  await expect(clientOn(channel).status()).rejects.toThrow();
});

it('ends a call that is begun after the connection has closed', async () => {
  const child = new Child();
  const client = clientOn(new PeerChannel(child, nothing, nothing));
  child.leave();
  await new Promise((resolve) => setImmediate(resolve));
  await expect(client.status()).rejects.toThrow();
});
