import { InputError } from '@backstage/errors';
import { parseAllDocuments, visit, type Document } from 'yaml';
import { compileTemplate } from './compileTemplate';
import { scalars } from './scalars';
import { TemplateError } from './TemplateError';

const mark = 'eks-environments-output-';

/**
 * Renders a manifest in which each value stands where the template put it, and as nothing but a value.
 *
 * The template is first rendered with marks in the places of its outputs and parsed: each mark must be a
 * whole YAML scalar there (not a part of a text, a comment or a quotation). Then the marks are replaced by
 * the quoted values, so that no value can change the structure.
 *
 * Throws a TemplateError for the template, a MissingValueError for a value that is missing, and another
 * InputError, which names the field, for one that is wrong.
 * @public
 */
export function renderManifest(template: string, values: Record<string, unknown>): string {
  if (template.includes(mark)) throw new TemplateError(`it must not contain "${mark}"`);
  const outputs: { text: string; field: string }[] = [];
  const marked = compileTemplate(template)(values, (helper, value, field) => {
    outputs.push({ text: scalars[helper](value, field), field });
    return `"${mark}${outputs.length - 1}"`;
  });

  const found = findMarks(parseOne(marked));
  const misplaced = outputs.find((_, i) => !found.has(`${mark}${i}`));
  if (misplaced) {
    throw new TemplateError(
      `the output of ${misplaced.field} must be a whole value, with nothing before or after it, and no key`,
    );
  }

  const manifest = marked.replace(
    new RegExp(`"${mark}(\\d+)"`, 'g'),
    (_, i) => outputs[Number(i)].text,
  );
  if (readAs(manifest, '1.1') !== readAs(manifest, '1.2')) {
    throw new TemplateError(
      'YAML 1.1 and 1.2 read it differently; quote words such as yes and 010',
    );
  }
  return manifest;
}

/** The marks that are values of their own, just as we wrote them. */
function findMarks(document: Document): Set<string> {
  const found = new Set<string>();
  visit(document, {
    Scalar(key, { type, tag, value }) {
      if (key !== 'key' && type === 'QUOTE_DOUBLE' && !tag && typeof value === 'string') {
        found.add(value);
      }
    },
  });
  return found;
}

function readAs(text: string, version: '1.1' | '1.2'): string {
  return JSON.stringify(parseOne(text, version).toJS());
}

function parseOne(text: string, version: '1.1' | '1.2' = '1.2'): Document {
  const documents = parseAllDocuments(text, { version, merge: true });
  if (!Array.isArray(documents) || documents.length !== 1) {
    throw new TemplateError('it must render exactly one YAML document');
  }
  const [document] = documents;
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw new InputError(`The manifest is no valid YAML: ${problem.message}`);
  return document;
}
