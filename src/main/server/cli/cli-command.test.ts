import { expect, test } from 'vitest';
import { type CliCommand, helpOf, parseInput, UsageError, usageOf } from './cli-command.ts';
import { COMMANDS } from './cli-commands.ts';

const command: CliCommand = {
  name: 'box pack',
  arguments: ['NAME'],
  options: {
    to: { value: 'EMAIL', required: true, help: 'who gets it' },
    fragile: { help: 'with care' },
  },
  summary: 'Packs a box.',
  details: 'It is closed afterwards.',
  run: async () => 0,
};

function parse(...args: string[]) {
  return parseInput(command, args, new AbortController().signal);
}

test('arguments, options and switches are read in any order', () => {
  expect(parse('--fragile', 'Tea set', '--to=a@example.com')).toMatchObject({
    arguments: ['Tea set'],
    options: { to: 'a@example.com' },
    switches: new Set(['fragile']),
  });
});

const wrong: [args: string[], message: RegExp][] = [
  [[], /NAME is missing/],
  [['Tea'], /--to EMAIL is missing/],
  [['Tea', 'set', '--to', 'a@example.com'], /"set" is one too many/],
  [['Tea', '--to', 'a@example.com', '--heavy'], /--heavy/],
  [['Tea', '--to'], /--to/],
  [['Tea', '--to', ' '], /--to is empty/],
  [['Tea', '--to', 'a@example.com', '--fragile=yes'], /--fragile/],
];
for (const [args, message] of wrong) {
  test(`what is called wrongly is refused with a reason: ${args.join(' ') || 'nothing'}`, () => {
    expect(() => parse(...args)).toThrow(UsageError);
    expect(() => parse(...args)).toThrow(message);
  });
}

test('the usage and the page of a command name all that may be given', () => {
  expect(usageOf(command)).toBe('npx uptake box pack NAME --to EMAIL [--fragile]');
  expect(helpOf(command)).toContain('--to EMAIL  who gets it');
});

test('no command hides behind another', () => {
  const names = COMMANDS.map(({ name }) => name);
  for (const name of names) {
    expect(names.filter((other) => `${other} `.startsWith(`${name} `))).toEqual([name]);
  }
});
