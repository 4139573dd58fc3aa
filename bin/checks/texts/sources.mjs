import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import swc from '@swc/core';

/** A source file as a tree; `lineOf(node)` is where a part of it stands. */
export function parseSource(base, path) {
  const text = readFileSync(join(base, path), 'utf8');
  const tree = swc.parseSync(text, { syntax: 'typescript', tsx: path.endsWith('.tsx') });
  // swc counts bytes, from wherever the parser stood: the first token tells
  const bytes = Buffer.from(text);
  const start = tree.span.start - (bytes.length - Buffer.byteLength(text.trimStart()));
  const lineOf = ({ span }) =>
    bytes
      .subarray(0, Math.max(0, span.start - start))
      .toString()
      .split('\n').length;
  return { tree, lineOf };
}

/** The text that a literal or a template says, `{{1}}` for what changes; undefined if it is none. */
export function textOf(node) {
  if (node?.type === 'StringLiteral') return node.value;
  if (node?.type === 'ParenthesisExpression') return textOf(node.expression);
  if (node?.type === 'TemplateLiteral' && node.expressions) {
    return node.quasis
      .map(({ cooked }, at) => cooked + (at < node.expressions.length ? `{{${at + 1}}}` : ''))
      .join('');
  }
  if (node?.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return undefined;
}

/** Goes through the tree; `visit(node, above)` returns false where it need not go deeper. */
export function walk(node, visit, above = []) {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit, above);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string' && visit(node, above) === false) return;
  const next = typeof node.type === 'string' ? [...above, node] : above;
  for (const [name, part] of Object.entries(node)) {
    if (name !== 'span') walk(part, visit, next);
  }
}
