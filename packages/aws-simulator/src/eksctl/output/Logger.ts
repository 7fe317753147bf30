/** The least verbosity (`-v`) at which records of a level are written. */
const levels = {
  success: { icon: '✔', verbosity: 0 },
  always: { icon: '✿', verbosity: 0 },
  critical: { icon: '✖', verbosity: 1 },
  warning: { icon: '!', verbosity: 2 },
  info: { icon: 'ℹ', verbosity: 3 },
  debug: { icon: '▶', verbosity: 4 },
} as const;

const two = (n: number) => String(n).padStart(2, '0');

/** Local time without a zone, as eksctl writes it. */
function timestamp(date: Date): string {
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** Writes eksctl's records. One whose text has a line break in it gets none at its end. */
export class Logger {
  readonly #write: (text: string) => void;
  readonly #now: () => Date;
  readonly #verbosity: number;

  constructor(write: (text: string) => void, verbosity: number, now = () => new Date()) {
    this.#write = write;
    this.#verbosity = verbosity;
    this.#now = now;
  }

  success(text: string): void {
    this.#record('success', text);
  }

  critical(text: string): void {
    this.#record('critical', text);
  }

  warning(text: string): void {
    this.#record('warning', text);
  }

  info(text: string): void {
    this.#record('info', text);
  }

  debug(text: string): void {
    this.#record('debug', text);
  }

  #record(level: keyof typeof levels, text: string): void {
    const { icon, verbosity } = levels[level];
    if (this.#verbosity >= verbosity) {
      const end = text.includes('\n') ? '' : '\n';
      this.#write(`${timestamp(this.#now())} [${icon}]  ${text}${end}`);
    }
  }
}
