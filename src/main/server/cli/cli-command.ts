import { type ParseArgsConfig, parseArgs } from 'node:util';

export interface CliOption {
  /** What is given, such as `EMAIL`; absent for a switch. */
  value?: string;
  required?: boolean;
  help: string;
}

export interface CliCommand {
  /** As typed: `workspace add`. */
  name: string;
  /** What follows the name, in order: `NAME`. */
  arguments: string[];
  options: Record<string, CliOption>;
  summary: string;
  details: string;
  /** Gives the exit code. */
  run(input: CliInput): Promise<number>;
}

export interface CliInput {
  arguments: string[];
  options: Record<string, string | undefined>;
  switches: ReadonlySet<string>;
  /** Aborted when the person wants the command to end. */
  signal: AbortSignal;
}

/** What was typed is not how the command is called; the exit code is 2. */
export class UsageError extends Error {}

/** Reads what follows a command's name; throws UsageError. */
export function parseInput(command: CliCommand, args: string[], signal: AbortSignal): CliInput {
  const { values, positionals } = parse(command, args);
  const missing = command.arguments[positionals.length];
  if (missing) throw new UsageError(`${missing} is missing.`);
  const extra = positionals[command.arguments.length];
  if (extra !== undefined) {
    throw new UsageError(`"${extra}" is one too many. Put what has spaces into quotes.`);
  }
  const options: Record<string, string | undefined> = {};
  const switches = new Set<string>();
  for (const [name, option] of Object.entries(command.options)) {
    const value = values[name];
    if (value === true) switches.add(name);
    if (typeof value === 'string') options[name] = value;
    if (option.required && value === undefined) {
      throw new UsageError(`--${name} ${option.value} is missing.`);
    }
    if (typeof value === 'string' && value.trim() === '') {
      throw new UsageError(`--${name} is empty.`);
    }
  }
  return { arguments: positionals, options, switches, signal };
}

function parse(command: CliCommand, args: string[]) {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
      { type: value ? ('string' as const) : ('boolean' as const) },
    ]),
  );
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!.replace(/\.?$/, '.'));
  }
}

export function usageOf(command: CliCommand): string {
  const options = Object.entries(command.options).map(([name, { value, required }]) => {
    const text = value ? `--${name} ${value}` : `--${name}`;
    return required ? text : `[${text}]`;
  });
  return ['npx uptake', command.name, ...command.arguments, ...options].join(' ');
}

/** The page of one command. */
export function helpOf(command: CliCommand): string {
  const options = Object.entries(command.options).map(([name, { value, help }]) => [
    value ? `--${name} ${value}` : `--${name}`,
    help,
  ]);
  const parts = [`${command.summary}\n`, `  ${usageOf(command)}\n`, `${command.details}\n`];
  if (options.length > 0) parts.push(alignColumns(options as [string, string][]));
  return parts.join('\n').trimEnd();
}

/** Two columns, indented. */
export function alignColumns(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
