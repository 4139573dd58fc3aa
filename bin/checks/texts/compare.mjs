import { SAME } from './same.mjs';

/** Web addresses and mail domains read the same in any language. */
const ADDRESS = /\b(https?:\/\/)?[\w@-]+(\.[\w-]+)+\b/g;
const PLACEHOLDER = /\{\{\s*([^},\s]+)[^}]*\}\}/g;

/** Names what is wrong with a catalogue's texts in a language. */
export function compareTexts({ english, translated, language, mayLeaveOut = false }) {
  const faults = [];
  for (const [name, text] of english) {
    const said = translated.get(name);
    if (said === undefined) faults.push(`${name} is missing: “${text}”`);
    else faults.push(...judge({ name, text, said, language, mayLeaveOut }));
  }
  for (const name of translated.keys()) {
    if (!english.has(name) && !isOwnPlural(name, english, language)) {
      faults.push(`${name} has no English`);
    }
  }
  faults.push(...findLonePlurals(english));
  return faults;
}

function judge({ name, text, said, language, mayLeaveOut }) {
  if (said.trim() === '') return [`${name} is empty`];
  if (said === text && hasWords(text) && !SAME[language].has(text)) {
    return [`${name} is the English: “${text}” (if it is right so: bin/checks/texts/same.mjs)`];
  }
  const wanted = placeholdersOf(text);
  const given = placeholdersOf(said);
  const lost = [...wanted].filter((one) => !given.has(one));
  const made = [...given].filter((one) => !wanted.has(one));
  // "one person" may do without its number
  const mayLose = mayLeaveOut || name.endsWith('_one');
  return [
    ...(mayLose ? [] : lost.map((one) => `${name} lacks {{${one}}}`)),
    ...made.map((one) => `${name} has {{${one}}}, which the English has not`),
  ];
}

function placeholdersOf(text) {
  return new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name));
}

function hasWords(text) {
  return /\p{L}{2}/u.test(text.replaceAll(PLACEHOLDER, '').replaceAll(ADDRESS, ''));
}

/** A form that the language has and English has not, such as the Italian of millions. */
function isOwnPlural(name, english, language) {
  const [, stem, form] = /^(.+)_(zero|two|few|many)$/.exec(name) ?? [];
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return stem !== undefined && forms.includes(form) && english.has(`${stem}_other`);
}

function findLonePlurals(english) {
  const pairs = { one: 'other', other: 'one' };
  return [...english.keys()].flatMap((name) => {
    const [, stem, form] = /^(.+)_(one|other)$/.exec(name) ?? [];
    const twin = `${stem}_${pairs[form]}`;
    return stem && !english.has(twin) ? [`${twin} is missing beside ${name}`] : [];
  });
}
