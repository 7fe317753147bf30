import type { EnvironmentMessage } from '@eks-environments/plugin-environments-node';
import type { Portal } from '../config/NotificationsConfig';
import { compileTemplates } from './compileTemplates';
import { exampleMessages } from './exampleMessages';
import { occasionOf, templateNames } from './occasions';
import { clip, plainText } from './plainText';
import { readTemplates } from './TemplateFolder';
import { variablesOf } from './variables';

const longestSubject = 100;

/** A message as a mail. @public */
export interface Mail {
  /** One line of at most 100 characters. */
  subject: string;
  html: string;
  text: string;
}

/** Makes mails of messages. @public */
export class MailTemplates {
  readonly #portal: Portal;
  readonly #html: ReturnType<typeof compileTemplates>;
  readonly #text: ReturnType<typeof compileTemplates>;

  private constructor(portal: Portal, overrides?: string) {
    const files = readTemplates(overrides);
    this.#portal = portal;
    this.#html = compileTemplates(files, 'html');
    this.#text = compileTemplates(files, 'text');
  }

  /**
   * Reads the templates and tries each of them.
   *
   * @param options - `overrides` is a folder with Handlebars files that take the place of shipped ones of the
   * same name.
   * @throws Error that names the file of a template that cannot be used.
   */
  static load(options: { portal: Portal; overrides?: string }): MailTemplates {
    const templates = new MailTemplates(options.portal, options.overrides);
    for (const message of exampleMessages()) templates.render(message);
    return templates;
  }

  render(message: EnvironmentMessage): Mail {
    const variables = variablesOf(message, this.#portal);
    const { template } = occasionOf(message.event);
    return {
      subject: clip(plainText(message.title), longestSubject),
      html: filled(this.#html, template, variables, 'html'),
      text: filled(this.#text, template, variables, 'txt'),
    };
  }
}

function filled(
  templates: ReturnType<typeof compileTemplates>,
  name: (typeof templateNames)[number],
  variables: object,
  format: string,
): string {
  const result = templates.get(name)?.(variables).trim();
  if (!result) throw new Error(`${name}.${format}.hbs: gives an empty mail`);
  return `${result}\n`;
}
