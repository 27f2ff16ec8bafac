/** `npm run sim -- sm [--cases 10000]`: SM2, SM3 and SM4 against OpenSSL on random cases; the last line is JSON, exit code 1 when any disagrees. */
import { parseArgs } from 'node:util';
import { crossCheck } from './sm-cross-check.ts';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '10000' } } });
const figures = await crossCheck(Number(values.cases), (line) => console.log(line));
console.log(JSON.stringify({ sim: 'sm', ...figures }));
process.exitCode = figures.sm2 + figures.sm3 + figures.sm4 === 0 ? 0 : 1;
