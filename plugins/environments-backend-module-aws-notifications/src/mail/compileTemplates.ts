import Handlebars from 'handlebars';
import type { TemplateFile } from './TemplateFolder';

type Render = (variables: object) => string;

const formats = {
  html: { suffix: '.html.hbs', noEscape: false },
  text: { suffix: '.txt.hbs', noEscape: true },
};
const blocks = ['if', 'unless', 'each', 'with'];

/** Refuses what would put a value into HTML as it is. */
class Escaped extends Handlebars.Visitor {
  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (!mustache.escaped) {
      throw new Error(`{{{x}}} and {{&x}} are not allowed (line ${mustache.loc.start.line})`);
    }
    super.MustacheStatement(mustache);
  }
}

/**
 * Compiles the templates of one format; each may use each other as a partial, by its name. In HTML every value
 * is escaped. A field that is not there is an error when it is rendered.
 *
 * @throws Error that names the file.
 */
export function compileTemplates(
  files: TemplateFile[],
  format: keyof typeof formats,
): Map<string, Render> {
  const { suffix, noEscape } = formats[format];
  const handlebars = Handlebars.create();
  for (const name of Object.keys(handlebars.helpers)) {
    if (!blocks.includes(name)) handlebars.unregisterHelper(name);
  }
  const templates = new Map<string, Render>();
  for (const { file, text } of files.filter(item => item.file.endsWith(suffix))) {
    const name = file.slice(0, -suffix.length);
    const program = inFile(file, () => Handlebars.parse(text));
    if (!noEscape) inFile(file, () => new Escaped().accept(program));
    const compiled = handlebars.compile(program, {
      strict: true,
      noEscape,
      preventIndent: true,
      knownHelpersOnly: true,
    });
    handlebars.registerPartial(name, compiled);
    templates.set(name, variables =>
      inFile(file, () =>
        compiled(variables, {
          allowProtoPropertiesByDefault: false,
          allowProtoMethodsByDefault: false,
        }),
      ),
    );
  }
  return templates;
}

function inFile<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}
