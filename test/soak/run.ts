/** `npm run soak [-- devices|sessions|month] [options]`: runs `test/soak/NAME.soak.ts`; without a name, the devices'. */
import path from 'node:path';

const [first, ...rest] = process.argv.slice(2);
const named = first === 'devices' || first === 'sessions' || first === 'month';
const name = named ? first : 'devices';
process.argv.splice(2, Number.POSITIVE_INFINITY, ...(named ? rest : process.argv.slice(2)));
await import(path.join(import.meta.dirname, `${name}.soak.ts`));
