import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runnerImport } from 'vite';
import { listFiles } from './catalogues.mjs';

/** The English of record types stands in their declarations: as catalogues beside them. */
export async function listDeclared(base) {
  const declarations = await readDeclarations(base);
  const places = declarations.flatMap(({ fields }) =>
    Object.values(fields).flatMap(({ usedIn }) => usedIn),
  );
  const declared = declarations.map((declaration) => ({
    path: `${findFolder(base, declaration.type)}/${declaration.type.replaceAll('_', '-')}.{language}.json`,
    english: textsOf(declaration),
  }));
  const english = new Map(places.map((place) => [place, place]));
  return [...declared, { path: 'src/records/places.{language}.json', english }];
}

async function readDeclarations(base) {
  const { module } = await runnerImport(join(base, 'src/main/server/record-types.ts'), {
    root: base,
    configFile: false,
    logLevel: 'error',
  });
  return [...module.recordTypes.values()].map(({ declaration }) => declaration);
}

function findFolder(base, type) {
  const declares = new RegExp(`defineRecord\\(\\{\\s*type: '${type}'`);
  const path = listFiles(base).find(
    (one) =>
      /^(?!.*\.test\.ts$).*\.ts$/.test(one) && declares.test(readFileSync(join(base, one), 'utf8')),
  );
  if (!path) throw new Error(`No file below src declares the record type ${type}.`);
  return dirname(path);
}

function textsOf({ label, pluralLabel, fields }) {
  const texts = new Map([
    ['label', label],
    ['plural', pluralLabel],
  ]);
  for (const [name, field] of Object.entries(fields)) {
    texts.set(`${name}.label`, field.label);
    texts.set(`${name}.why`, field.why);
    for (const { value, label: said } of field.choices ?? []) {
      texts.set(`${name}.choices.${value}`, said);
    }
  }
  return texts;
}
