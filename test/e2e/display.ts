/** A screen of a test's own: Xvfb on a free display number. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type Display = { name: string; close: () => Promise<void> };

export async function openDisplay(width: number, height: number): Promise<Display> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const numbers = server.stdio[3];
  if (!numbers || !('read' in numbers)) throw new Error('Xvfb has no display pipe');
  const name = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    createInterface({ input: numbers }).once('line', (line) => resolve(`:${line.trim()}`));
  });
  return {
    name,
    close: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
    },
  };
}
