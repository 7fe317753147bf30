import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const shipped = resolvePackagePath(
  '@eks-environments/plugin-environments-backend-module-aws-notifications',
  'templates',
);

/** A template's file, wherever it is from. */
export interface TemplateFile {
  /** For example `approval.html.hbs`. */
  file: string;
  text: string;
}

/**
 * The shipped templates, each replaced by the file of the same name in a folder of the adopter's.
 *
 * @throws Error if there is no such folder, or it has a file by which nothing is replaced.
 */
export function readTemplates(overrides?: string): TemplateFile[] {
  const files = readdirSync(shipped).filter(isTemplate);
  const own = overrides === undefined ? undefined : resolve(overrides);
  if (own !== undefined) {
    if (!existsSync(own) || !statSync(own).isDirectory()) throw new Error(`${own} is no folder`);
    const stray = readdirSync(own).filter(file => isTemplate(file) && !files.includes(file));
    if (stray.length > 0) {
      throw new Error(`${stray.join(', ')} replaces nothing; there are ${files.join(', ')}`);
    }
  }
  return files.map(file => {
    const replacement = own && join(own, file);
    const path = replacement && existsSync(replacement) ? replacement : join(shipped, file);
    return { file, text: readFileSync(path, 'utf8') };
  });
}

function isTemplate(file: string): boolean {
  return file.endsWith('.hbs');
}
