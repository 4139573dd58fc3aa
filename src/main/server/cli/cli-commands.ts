import type { CliCommand, CliOption } from './cli-command.ts';

const workspace: CliOption = {
  value: 'NAME',
  help: 'name or id of the workspace; may be left out if there is one',
};

/** Every command of `npx uptake`. What a command needs is loaded when it runs. */
export const COMMANDS: CliCommand[] = [
  {
    name: 'start',
    arguments: [],
    options: { demo: { help: 'with the demo company' } },
    summary: 'Starts Uptake and keeps it running.',
    details: 'The same as npm start. The last line it prints is "Uptake is ready: <url>".',
    async run() {
      process.argv.splice(2, 1); // it reads what follows
      await import('../main.ts');
      return new Promise(() => {}); // it ends the process itself
    },
  },
  {
    name: 'workspace add',
    arguments: ['NAME'],
    options: {
      admin: { value: 'EMAIL', required: true, help: 'who becomes its administrator' },
      name: { value: 'NAME', help: "the administrator's name, if they are new" },
    },
    summary: 'Makes a workspace: a company of its own, strictly apart from the others.',
    details:
      'Somebody new gets a link, printed once, to choose a password. Whoever signs in to another\nworkspace already does so here with the same password.',
    run: async (input) => (await import('./cli-members.ts')).addWorkspace(input),
  },
  {
    name: 'user add',
    arguments: ['EMAIL'],
    options: {
      name: { value: 'NAME', help: 'their name, if they are new' },
      role: { value: 'ROLE', help: 'member (if left out), manager or administrator' },
      workspace,
    },
    summary: 'Makes somebody a member of a workspace.',
    details:
      'Somebody new gets a link, printed once, to choose a password. They are a member at once.',
    run: async (input) => (await import('./cli-members.ts')).addUser(input),
  },
  {
    name: 'user link',
    arguments: ['EMAIL'],
    options: {},
    summary: 'Prints a link with which somebody chooses a new password, once.',
    details: 'For whoever has forgotten it and has no administrator to ask.',
    run: async (input) => (await import('./cli-members.ts')).printUserLink(input),
  },
  {
    name: 'key create',
    arguments: [],
    options: {
      user: { value: 'EMAIL', required: true, help: 'whose rights the key has' },
      workspace: { ...workspace, help: 'needed if they are a member of several' },
      name: { value: 'NAME', help: 'what the key is for; shown in Settings' },
    },
    summary: 'Makes an API key and prints it alone.',
    details: 'The key is shown this once. Use it as: Authorization: Bearer KEY',
    run: async (input) => (await import('./cli-members.ts')).printKey(input),
  },
  {
    name: 'import',
    arguments: ['FILE'],
    options: {
      workspace,
      user: { value: 'EMAIL', help: 'who imports and owns what is new; else an administrator' },
      failed: { value: 'FILE', help: 'where to write the rows that failed, with reasons' },
    },
    summary: 'Imports people and companies from a CSV, XLSX or vCard file.',
    details:
      'The columns are recognised by their headings, and nobody is entered twice. To see row by row what\nwould happen, or to map columns by hand, import in the web app. There it can be undone, too.',
    run: async (input) => (await import('./cli-import.ts')).importFile(input),
  },
  {
    name: 'export',
    arguments: ['PATH'],
    options: {
      workspace,
      user: { value: 'EMAIL', help: 'whose permission decides; else an administrator' },
    },
    summary: 'Writes the records of a workspace into files that other programs read.',
    details:
      'PATH is a folder for a CSV file of each record type; or, if it ends in .jsonl, one file of JSON\nlines. What others keep private and what is in the bin is left out. To keep all, make a backup.',
    run: async (input) => (await import('./cli-data.ts')).exportRecords(input),
  },
  {
    name: 'backup',
    arguments: ['FILE'],
    options: {},
    summary: 'Writes everything, of all workspaces, into one file.',
    details:
      'Uptake may go on running; the file is of one moment. It holds what your customers told you and\nthe hashes of passwords: keep it like the data folder. "secret" in the data folder is not in it.',
    run: async (input) => (await import('./cli-data.ts')).backUp(input),
  },
  {
    name: 'restore',
    arguments: ['FILE'],
    options: {
      replace: { help: 'throw away what the installation holds' },
      yes: { help: 'with --replace: yes, really' },
    },
    summary: 'Puts an empty installation into the state of a backup.',
    details:
      'Stop Uptake first. Works with the embedded database and with DATABASE_URL, whichever the backup\ncame from. All or nothing: the file is checked, loaded and compared before anything is final.',
    run: async (input) => (await import('./cli-data.ts')).restore(input),
  },
  {
    name: 'doctor',
    arguments: [],
    options: {
      json: { help: 'for programs: {"ok", "findings": [{"check", "verdict", "message"}]}' },
      'mend-search': { help: 'first bring search into step with the records' },
    },
    summary: 'Examines the installation and says what to do.',
    details:
      'Database, migrations, walls between workspaces, the ledgers of all workspaces (found if anybody\nchanged them past Uptake), search, folder, disk, backup. The exit code is 1 if there is a fault.',
    run: async (input) => (await import('./cli-doctor.ts')).printFindings(input),
  },
];
