import type { z } from 'zod/v3';
import { document } from '../http/generated/document';

export type Zod = typeof z;

/** JSON Schema as far as the document uses it. */
export interface Schema {
  $ref?: string;
  description?: string;
  default?: unknown;
  type?: string;
  format?: string;
  enum?: string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** What a `$ref` means. */
export function resolve(ref: string): Schema {
  let found: unknown = document;
  for (const part of ref.split('/').slice(1)) found = (found as Record<string, unknown>)[part];
  if (found === undefined) throw new Error(`The document has no ${ref}`);
  return found as Schema;
}

/** One object with the fields of all. */
function joined(parts: Schema[]): Schema {
  const resolved = parts.map(({ $ref, ...own }) => ({ ...($ref && resolve($ref)), ...own }));
  return {
    type: 'object',
    properties: Object.assign({}, ...resolved.map(({ properties }) => properties)),
    required: resolved.flatMap(({ required = [] }) => required),
  };
}

/**
 * Reads schemas of the document; `judges` whether limits of values count. zod can do so itself from version 4
 * on, but the registry of actions takes version 3.
 */
export class SchemaReader {
  readonly #zod: Zod;
  readonly #judges: boolean;

  constructor(zod: Zod, judges: boolean) {
    this.#zod = zod;
    this.#judges = judges;
  }

  read(schema: Schema): z.ZodTypeAny {
    const { $ref, ...own } = schema;
    if ($ref !== undefined) return this.read({ ...resolve($ref), ...own });
    const typed = this.#typed(schema);
    const known = schema.default === undefined ? typed : typed.default(schema.default);
    return schema.description === undefined ? known : known.describe(schema.description);
  }

  #typed(schema: Schema): z.ZodTypeAny {
    const zod = this.#zod;
    if (schema.oneOf) {
      const [first, second, ...others] = schema.oneOf.map(one => this.read(one));
      return zod.union([first, second, ...others]);
    }
    if (schema.allOf) return this.#object(joined(schema.allOf));
    switch (schema.type) {
      case 'object':
        return this.#object(schema);
      case 'array': {
        const items = zod.array(this.read(schema.items ?? {}));
        return schema.maxItems === undefined ? items : items.max(schema.maxItems);
      }
      case 'string':
        return this.#text(schema);
      case 'integer':
        return this.#number(zod.number().int(), schema);
      case 'number':
        return this.#number(zod.number(), schema);
      case 'boolean':
        return zod.boolean();
      default:
        throw new Error(`Not a schema that actions can read: ${JSON.stringify(schema)}`);
    }
  }

  #object({ properties, required = [], additionalProperties }: Schema): z.ZodTypeAny {
    const zod = this.#zod;
    if (!properties) {
      const free = typeof additionalProperties === 'object';
      return zod.record(free ? this.read(additionalProperties) : zod.unknown());
    }
    const shape = Object.entries(properties).map(([name, schema]) => {
      const field = this.read(schema);
      return [
        name,
        required.includes(name) || schema.default !== undefined ? field : field.optional(),
      ];
    });
    const object = zod.object(Object.fromEntries(shape));
    return this.#judges ? object.strict() : object;
  }

  #text(schema: Schema): z.ZodTypeAny {
    const zod = this.#zod;
    if (schema.enum) return zod.enum(schema.enum as [string, ...string[]]);
    let text = zod.string();
    if (!this.#judges) return text;
    if (schema.minLength !== undefined) text = text.min(schema.minLength);
    if (schema.maxLength !== undefined) text = text.max(schema.maxLength);
    if (schema.pattern !== undefined) text = text.regex(new RegExp(schema.pattern, 'u'));
    if (schema.format === 'uuid') text = text.uuid();
    // As RFC 3339 has it: with seconds, and a colon in the offset.
    if (schema.format === 'date-time')
      text = text.datetime({ offset: true }).regex(/T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
    return text;
  }

  #number(number: z.ZodNumber, { minimum, maximum }: Schema): z.ZodTypeAny {
    let limited = number;
    if (!this.#judges) return limited;
    if (minimum !== undefined) limited = limited.min(minimum);
    if (maximum !== undefined) limited = limited.max(maximum);
    return limited;
  }
}
