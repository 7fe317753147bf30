import Handlebars from 'handlebars';
import { scalars } from './scalars';
import { TemplateError } from './TemplateError';

/** Writes the output of one helper call: `helper` is a name in `scalars`, `field` says whose value it is. */
type Write = (helper: string, value: unknown, field: string) => string;

/** Gives the template's text with `write`'s answers in the places of its outputs. */
type CompiledTemplate = (values: Record<string, unknown>, write: Write) => string;

const blocks = ['if', 'unless', 'each'];
const conditions = ['eq'];

/**
 * Compiles a template in which every output is a call of one of our scalars: `{{string name}}`. Blocks may
 * be `if`, `unless` and `each`; their condition may be a call of `eq`. Anything else is a TemplateError.
 */
export function compileTemplate(text: string): CompiledTemplate {
  const program = parse(text);
  checkProgram(program, []);

  return (values, write) => {
    const handlebars = Handlebars.create();
    for (const name of Object.keys(handlebars.helpers)) {
      if (!blocks.includes(name)) handlebars.unregisterHelper(name);
    }
    handlebars.registerHelper('eq', (a: unknown, b: unknown) => a === b);
    for (const name of Object.keys(scalars)) {
      handlebars.registerHelper(name, (value: unknown, field: string) => write(name, value, field));
    }
    const template = handlebars.compile(program, { noEscape: true });
    // Only own properties of plain JSON are ever looked up.
    return template(values, {
      allowProtoPropertiesByDefault: false,
      allowProtoMethodsByDefault: false,
    });
  };
}

function parse(text: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text);
  } catch (error) {
    throw new TemplateError(error instanceof Error ? error.message : String(error));
  }
}

/** `within` names the lists whose items the program is about, outermost first. */
function checkProgram(program: hbs.AST.Program, within: string[]): void {
  for (const statement of program.body) {
    const line = statement.loc.start.line;
    if (isNode(statement, 'MustacheStatement')) {
      checkOutput(statement, within);
    } else if (isNode(statement, 'BlockStatement')) {
      checkBlock(statement, within);
    } else if (statement.type !== 'ContentStatement' && statement.type !== 'CommentStatement') {
      throw new TemplateError('partials and decorators are not allowed', line);
    }
  }
}

function checkOutput(output: hbs.AST.MustacheStatement, within: string[]): void {
  const line = output.loc.start.line;
  const name = callee(output.path);
  const helpers = Object.keys(scalars).join(', ');
  if (!output.escaped) {
    throw new TemplateError('{{{x}}} and {{&x}} are not allowed', line);
  }
  if (!Object.hasOwn(scalars, name)) {
    throw new TemplateError(
      `{{${name}}} is not allowed: every output calls one of ${helpers}, as in {{string name}}`,
      line,
    );
  }
  const [value] = output.params;
  if (output.params.length !== 1 || output.hash || !isNode(value, 'PathExpression')) {
    throw new TemplateError(`{{${name} …}} takes exactly one field`, line);
  }
  // The helper learns the field's name as a second parameter, for its error message.
  const field = fieldName(value, within);
  const literal: hbs.AST.StringLiteral = {
    type: 'StringLiteral',
    value: field,
    original: field,
    loc: value.loc,
  };
  output.params.push(literal);
}

function checkBlock(block: hbs.AST.BlockStatement, within: string[]): void {
  const line = block.loc.start.line;
  const name = callee(block.path);
  if (!blocks.includes(name)) {
    throw new TemplateError(`{{#${name}}} is not allowed: blocks are ${blocks.join(', ')}`, line);
  }
  const [subject] = block.params;
  if (block.params.length !== 1 || block.hash) {
    throw new TemplateError(`{{#${name} …}} takes exactly one field or condition`, line);
  }
  if (isNode(subject, 'SubExpression')) checkCondition(subject);
  const inner =
    name === 'each' && isNode(subject, 'PathExpression')
      ? [...within, `${fieldName(subject, within)}[]`]
      : within;
  if (block.program) checkProgram(block.program, inner);
  if (block.inverse) checkProgram(block.inverse, within);
}

function checkCondition(condition: hbs.AST.SubExpression): void {
  const nested = condition.params.some(param => isNode(param, 'SubExpression'));
  if (!conditions.includes(callee(condition.path)) || condition.params.length !== 2 || nested) {
    throw new TemplateError(
      'a condition is a field or a comparison of two, as in (eq type "temporary")',
      condition.loc.start.line,
    );
  }
}

function callee(path: hbs.AST.Expression): string {
  return isNode(path, 'PathExpression') ? path.original : path.type;
}

function fieldName(path: hbs.AST.PathExpression, within: string[]): string {
  const outer = within[within.length - 1 - path.depth];
  return [...(outer && !path.data ? [outer] : []), ...path.parts].join('.');
}

function isNode<T extends keyof Nodes>(node: hbs.AST.Node | undefined, type: T): node is Nodes[T] {
  return node?.type === type;
}

interface Nodes {
  MustacheStatement: hbs.AST.MustacheStatement;
  BlockStatement: hbs.AST.BlockStatement;
  PathExpression: hbs.AST.PathExpression;
  SubExpression: hbs.AST.SubExpression;
}
