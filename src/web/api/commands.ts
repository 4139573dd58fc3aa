import { createStore } from './store.ts';

/** A write, or several that belong together, that the server has done and can take back. */
export interface DoneCommand {
  ids: readonly string[];
  /** What was done, in the person's language: "Anna Rossi moved to the bin". */
  says: string | undefined;
  /** What it made, for a look at it. */
  made?: { type: string; id: string };
}

const REMEMBERED = 50;

/** The writes of this tab, the newest last; undo takes from the end. */
export const doneCommands = createStore<readonly DoneCommand[]>([]);
/** The newest write, for the toast; null once it has been taken back or dismissed. */
export const lastCommand = createStore<DoneCommand | null>(null);

export function rememberCommand(command: DoneCommand): void {
  doneCommands.set([...doneCommands.get(), command].slice(-REMEMBERED));
  lastCommand.set(command);
}

/** Takes the command off the stack, the newest one if none is named. */
export function takeCommand(named?: DoneCommand): DoneCommand | undefined {
  const all = doneCommands.get();
  const command = named ?? all.at(-1);
  doneCommands.set(all.filter((one) => one !== command));
  if (lastCommand.get() === command) lastCommand.set(null);
  return command;
}
