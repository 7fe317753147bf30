// Writes what follows from plugins/environments-common/openapi.yaml: the types of the
// common package and the document that the backend enforces. `--check` fails if they are stale.
import fs from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const source = new URL('../../plugins/environments-common/openapi.yaml', import.meta.url);
const header =
  '// Generated from plugins/environments-common/openapi.yaml by packages/commands/generate.mjs: do not edit.\n';
const document = parse(fs.readFileSync(source, 'utf8'));

const outputs = {
  '../../plugins/environments-common/src/generated/api.ts': `/* eslint-disable */\n${header}${astToString(
    await openapiTS(source, { defaultNonNullable: false }),
  )}`,
  '../../plugins/environments-backend/src/http/generated/document.ts': `/* eslint-disable */\n${header}\nexport const document = ${JSON.stringify(
    document,
    null,
    2,
  )};\n`,
};

let stale = false;
for (const [path, text] of Object.entries(outputs)) {
  const file = new URL(path, import.meta.url);
  if (process.argv.includes('--check')) {
    if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) {
      console.error(`${path} is stale: run node packages/commands/generate.mjs`);
      stale = true;
    }
  } else {
    fs.mkdirSync(new URL('.', file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}
process.exitCode = stale ? 1 : 0;
