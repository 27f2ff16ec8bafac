/** Loaded into a process before anything else (`--import`): each time it opens a file named NOTED_READS_OF, the file NOTED_READS grows by a byte. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const { NOTED_READS_OF = '', NOTED_READS = '' } = process.env;
const open = fs.openSync;

fs.openSync = ((...args: Parameters<typeof open>) => {
  const [file] = args;
  if (typeof file === 'string' && path.basename(file) === NOTED_READS_OF) fs.appendFileSync(NOTED_READS, '.');
  return open(...args);
}) as typeof open;
syncBuiltinESMExports();

export const NOTED_READS_HOOK = import.meta.url;
