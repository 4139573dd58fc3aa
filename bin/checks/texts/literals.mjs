import { listFiles } from './catalogues.mjs';
import { parseSource, textOf, walk } from './sources.mjs';

const SCREEN = /^src\/(?=.*\bweb\/)(?!web\/ui\/theme\/)(?!.*\.test\.tsx?$).*\.tsx?$/;
/** Properties of elements and of what features offer that a person reads or hears. */
const READ =
  /^(label|title|placeholder|alt|hint|text|note|notice|description|empty|error|says|summary|caption|subtitle|aria-(label|description|valuetext|roledescription|placeholder)|(?!enterKeyHint)\w+(Label|Title|Text|Hint|Placeholder|Description))$/;
const LETTERS = /\p{L}{2}/u;
/** Two words at least, the first with a capital: a sentence or a heading. */
const PROSE = /^[^\w<]*\p{Lu}[\p{L}’']*,? (?:.* )?\p{Ll}/u;
/** For programmers, or no words: routes of the API, errors that are bugs. */
const ROUTE = /^(GET|POST|PUT|PATCH|DELETE) /;
/** Keys are written as they stand on the keyboard: `Alt+N`. */
const KEYS = /(?:(?:Alt|Ctrl|Shift)\+)+\w+/g;
const BUGS = new Set(['Error', 'TypeError', 'RangeError']);
/** What is called with a word that no person reads. */
const MUTE_CALLS = /^(defineCatalogue|warn|error|log|debug)$/;

/** Names the texts in the web app that stand outside the catalogues. */
export function findStrayTexts(base) {
  return listFiles(base)
    .filter((path) => SCREEN.test(path))
    .flatMap((path) => {
      const source = parseSource(base, path);
      return [...straysIn(source.tree)].map(
        ([node, text]) =>
          `${path}:${source.lineOf(node)}: “${text.trim()}” stands outside the catalogues`,
      );
    });
}

function straysIn(tree) {
  const strays = new Map();
  walk(tree, (node, above) => {
    if (isMute(node)) return false;
    if (node.type === 'JSXText' && LETTERS.test(withoutEntities(node.value)))
      strays.set(node, node.value);
    const text = textOf(node);
    if (text === undefined) return true;
    const words = text.replaceAll(/\{\{\d\}\}/g, ' ').replaceAll(KEYS, '');
    if (LETTERS.test(words) && isShown(node, words, above)) strays.set(node, text);
    // within a template stand expressions of their own
    return node.type === 'TemplateLiteral';
  });
  return strays;
}

function isMute(node) {
  if (
    node.type.startsWith('Ts') &&
    node.type !== 'TsAsExpression' &&
    node.type !== 'TsSatisfiesExpression'
  )
    return true;
  if (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration') return true;
  if (node.type === 'NewExpression') return BUGS.has(node.callee.value);
  if (node.type !== 'CallExpression') return false;
  return MUTE_CALLS.test(node.callee.value ?? node.callee.property?.value ?? '');
}

/** A literal that a person sees: a child of an element, a readable property, or a whole sentence. */
function isShown(node, words, above) {
  if (isCompared(above) || above.at(-1)?.key === node) return false;
  if (PROSE.test(words) && !ROUTE.test(words)) return true;
  const holder = above.findLast(({ type }) => !PASSING.has(type));
  if (holder?.type === 'JSXElement' || holder?.type === 'JSXFragment') return true;
  if (!READ.test(nameOf(holder))) return false;
  // in data a small word alone names a kind, as in {title: 'text'}
  return holder.type === 'JSXAttribute' || /^\s*\p{Lu}|\s/u.test(words);
}

/** What hands on one of its parts: `a ? 'Yes' : 'No'`, `a && 'Yes'`, `{'Yes'}`, `('Yes' as const)`. */
const PASSING = new Set([
  'JSXExpressionContainer',
  'ConditionalExpression',
  'BinaryExpression',
  'ParenthesisExpression',
  'TsAsExpression',
  'TsSatisfiesExpression',
  'TemplateLiteral',
  'ArrowFunctionExpression',
  'TsConstAssertion',
  'TsNonNullExpression',
]);

function nameOf(holder) {
  if (holder?.type === 'JSXAttribute') return holder.name.value ?? '';
  if (holder?.type === 'KeyValueProperty') return holder.key.value ?? '';
  return '';
}

/** `kind === 'call'` decides; only what stands after it is shown. */
function isCompared(above) {
  return ['===', '!==', '==', '!=', 'in'].includes(above.at(-1)?.operator);
}

function withoutEntities(text) {
  return text.replaceAll(/&\w+;|&#\d+;/g, '');
}
