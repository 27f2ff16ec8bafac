/** The generated types are those of openapi.yaml as it stands. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { expect, it } from 'vitest';

const folder = path.join(import.meta.dirname, '../../../../../main/core/platform');

it('is generated from the current openapi.yaml (npm run openapi)', async () => {
  const types = await openapiTS(pathToFileURL(path.join(folder, 'openapi.yaml')));
  const committed = readFileSync(path.join(folder, 'generated/api.d.ts'), 'utf8');
  expect(`${COMMENT_HEADER}${astToString(types)}`.trim()).toBe(committed.trim());
});
