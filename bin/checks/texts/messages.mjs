import { listFiles } from './catalogues.mjs';
import { parseSource, textOf, walk } from './sources.mjs';

/** Told on the command line or in the log of the server, never on a screen. */
const UNSEEN =
  /^src\/(main\/server\/(cli|listen)|server\/(config|db|log)\/|features\/admin\/(demo|doctor)\/|features\/admin\/backup\/(?!server\/(keep\/|feature\.|write-backup\.)))|\/test-[^/]+$/;
const SERVER = /^src\/(?!.*\bweb\/).*(?<!\.test)\.ts$/;
const SENTENCE = /^(?=.*\p{L}{2})(?:\p{Lu}|\{\{|“)[^|]* [^|]*[.?!]$/u;
/** Said of the API and of records to whoever reads their declarations. */
const TOLD_ELSEWHERE = new Set(['summary', 'description', 'why', 'label', 'usedIn', 'tag']);
const NOT_FOR_PEOPLE = new Set(['Error', 'UsageError', 'TypeError']);

/** What Zod says where a schema has no words of its own. */
export const OF_ZOD = [
  'Too big: expected string to have <={{1}} characters',
  'Too small: expected string to have >={{1}} characters',
  'Too big: expected array to have <={{1}} items',
  'Too small: expected array to have >={{1}} items',
  'Too big: expected number to be <={{1}}',
  'Too small: expected number to be >={{1}}',
  'Invalid input: expected {{1}}, received undefined',
  'Invalid input: expected {{1}}, received {{2}}',
  'Invalid option: expected one of {{1}}',
  'Invalid email address',
];

/** What the server says to people, as a catalogue by its own English. */
export function listMessages(base) {
  const english = new Map(OF_ZOD.map((text) => [text, text]));
  for (const path of listFiles(base)) {
    if (!SERVER.test(path) || UNSEEN.test(path) || path.includes('/fixtures/')) continue;
    for (const text of messagesIn(parseSource(base, path).tree)) english.set(text, text);
  }
  return { path: 'src/web/i18n/messages.{language}.json', english, mayLeaveOut: true };
}

function messagesIn(tree) {
  const found = [];
  walk(tree, (node, above) => {
    if (isToldElsewhere(node)) return false;
    const text = textOf(node);
    if (text === undefined) return true;
    const isSaid = isFirstWordOf(node, above) || SENTENCE.test(text);
    if (isSaid && /\p{L}{2}/u.test(text.replaceAll(/\{\{\d\}\}/g, ''))) found.push(text);
    return false;
  });
  return found;
}

/** The message of an AppError, whatever it looks like. */
function isFirstWordOf(node, above) {
  const call = above.findLast(({ type }) => type === 'NewExpression');
  return call?.callee.value === 'AppError' && call.arguments?.[1]?.expression === node;
}

function isToldElsewhere(node) {
  if (node.type === 'ImportDeclaration') return true;
  if (node.type === 'VariableDeclarator') return /_HELP$/.test(node.id.value ?? '');
  if (node.type === 'KeyValueProperty') return TOLD_ELSEWHERE.has(node.key.value);
  if (node.type === 'NewExpression') return NOT_FOR_PEOPLE.has(node.callee.value);
  return node.type === 'CallExpression' && node.callee.property?.value === 'describe';
}
