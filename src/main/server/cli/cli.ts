import { AppError } from '#src/lib/app-error.ts';
import {
  alignColumns,
  type CliCommand,
  helpOf,
  parseInput,
  UsageError,
  usageOf,
} from './cli-command.ts';
import { COMMANDS } from './cli-commands.ts';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;
const CANCELLED = 130;

/** Runs one command of `npx uptake` and gives its exit code. */
async function runCli(args: string[], signal: AbortSignal): Promise<number> {
  if (args.length === 0 || /^(-h|--help|help)$/.test(args[0]!)) {
    console.log(helpOfAll());
    return args.length === 0 ? WRONG_USAGE : DONE;
  }
  const command = findCommand(args);
  if (!command) return refuseUnknown(args);
  const rest = args.slice(command.name.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(helpOf(command));
    return DONE;
  }
  try {
    return await command.run(parseInput(command, rest, signal));
  } catch (error) {
    return explain(error, command, signal);
  }
}

function findCommand(args: string[]): CliCommand | undefined {
  return COMMANDS.find(({ name }) => name === args.slice(0, name.split(' ').length).join(' '));
}

function refuseUnknown(args: string[]): number {
  const begun = COMMANDS.filter(({ name }) => name.startsWith(`${args[0]} `));
  console.error(`There is no command "${args.slice(0, begun.length > 0 ? 2 : 1).join(' ')}".`);
  const shown = begun.length > 0 ? begun : COMMANDS;
  console.error(shown.map((command) => `  ${usageOf(command)}`).join('\n'));
  return WRONG_USAGE;
}

function explain(error: unknown, command: CliCommand, signal: AbortSignal): number {
  if (signal.aborted) {
    console.error('Cancelled; nothing is left half done.');
    return CANCELLED;
  }
  if (error instanceof UsageError) {
    console.error(
      `${error.message}\n\n  ${usageOf(command)}\n\nMore: npx uptake ${command.name} --help`,
    );
    return WRONG_USAGE;
  }
  if (error instanceof AppError) console.error(error.message);
  else console.error('This did not work, and not by your fault. What happened:\n', error);
  return FAILED;
}

function helpOfAll(): string {
  const rows = COMMANDS.map(({ name, arguments: given, summary }): [string, string] => [
    [name, ...given].join(' '),
    summary,
  ]);
  return `Uptake: the CRM that a whole team takes up.\n\n  npx uptake COMMAND\n\n${alignColumns(rows)}\n
More on one of them: npx uptake COMMAND --help
It works on the data folder ./data, or on UPTAKE_DATA or DATABASE_URL, whether Uptake runs or not.
Links begin with UPTAKE_URL, or http://localhost:3000 without it.`;
}

/** The first signal lets the command end cleanly, the second ends it now. */
function listenForEnd(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(CANCELLED);
      controller.abort();
    });
  }
  return controller.signal;
}

const args = process.argv.slice(2);
// the product, started from here, ends in its own way
const signal = args[0] === 'start' ? new AbortController().signal : listenForEnd();
process.exitCode = await runCli(args, signal);
