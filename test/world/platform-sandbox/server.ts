/** Runs the platform sandbox as its own process: `node test/world/platform-sandbox/server.ts --folder DIR [--port P] [--capacity N] [--database postgresql://…] [--fair]`; ends with SIGTERM, or when a piped stdin closes. */
import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.ts';

export { type Sandbox, type SandboxCase, type SandboxOptions, startSandbox } from './sandbox.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      folder: { type: 'string' },
      capacity: { type: 'string' },
      database: { type: 'string' },
      fair: { type: 'boolean' },
    },
  });
  if (!values.folder) throw new Error('--folder is needed');
  const sandbox = await startSandbox({
    folder: values.folder,
    port: Number(values.port),
    ...(values.capacity && { capacity: Number(values.capacity) }),
    ...(values.database && { database: values.database }),
    ...(values.fair && { fair: true }),
  });
  console.log(JSON.stringify({ ready: true, url: sandbox.url }));

  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void sandbox.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // Whoever started it may hold the other end of a pipe: when that goes, so does the sandbox. A terminal, a file
  // or /dev/null as stdin says nothing about a parent.
  const stdin = fstatSync(0);
  if (stdin.isFIFO() || stdin.isSocket()) process.stdin.resume().on('end', end).on('close', end);
}

if (import.meta.main) await main();
