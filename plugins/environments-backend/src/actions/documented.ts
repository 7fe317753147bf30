import type { z } from 'zod/v3';
import { document } from '../http/generated/document';
import { resolve, SchemaReader, type Schema, type Zod } from './SchemaReader';

type Shape<T> = { [K in keyof T]-?: z.ZodType<T[K]> };

/** What an action takes: unknown fields are refused. */
export type Input<T> = z.ZodObject<Shape<T>, 'strict'>;
/** What an action answers with: unknown fields are left out. */
export type Output<T> = z.ZodObject<Shape<T>, 'strip'>;

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Schema;
}

interface Listing {
  parameters?: Array<Parameter | { $ref: string }>;
}

/** A body of the document as an input, so that an action lets in what HTTP does. */
export function bodyNamed<T>(zod: Zod, name: string): Input<T> {
  const schema = new SchemaReader(zod, true).read(resolve(`#/components/schemas/${name}`));
  return schema as unknown as Input<T>;
}

/** The query of a list of the document as an input, with its defaults. */
export function queryOf<T>(zod: Zod, path: keyof typeof document.paths): Input<T> {
  const { parameters = [], get } = document.paths[path] as Listing & { get?: Listing };
  const given = [...parameters, ...(get?.parameters ?? [])]
    .map(one => ('$ref' in one ? (resolve(one.$ref) as unknown as Parameter) : one))
    .filter(one => one.in === 'query');
  const properties = given.map(({ name, description, schema }) => [
    name,
    { ...(description !== undefined && { description }), ...schema },
  ]);
  const schema = new SchemaReader(zod, true).read({
    type: 'object',
    properties: Object.fromEntries(properties),
    required: given.filter(one => one.required).map(one => one.name),
    additionalProperties: false,
  });
  return schema as unknown as Input<T>;
}

/** One parameter of the document. */
export function parameterNamed(zod: Zod, name: keyof typeof document.components.parameters) {
  const { description, schema } = document.components.parameters[name] as Parameter;
  const read = new SchemaReader(zod, true).read(schema) as z.ZodType<string>;
  return description === undefined ? read : read.describe(description);
}

/**
 * An answer of the document as an output. Its shape alone: what an answer tells has happened, and would
 * not be undone by refusing to tell it.
 */
export function answerNamed<T>(zod: Zod, name: string): Output<T> {
  const schema = new SchemaReader(zod, false).read(resolve(`#/components/schemas/${name}`));
  return schema as unknown as Output<T>;
}
