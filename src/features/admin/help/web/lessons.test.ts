import { expect, test } from 'vitest';
import { LESSONS } from '../help.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };
import { PLACES } from './lessons.ts';

/** Somebody who reads slowly, and tries it then. */
const WORDS_A_MINUTE = 60;
const MINUTES_TO_READ = 2;

test('each lesson is read within two minutes, which leaves one to try it, in each language', () => {
  for (const { lesson } of [english, german, italian]) {
    for (const name of LESSONS) {
      const { title, short, text } = lesson[name];
      const words = `${title} ${short} ${text}`.split(/\s+/).length;
      expect(words, name).toBeLessThanOrEqual(WORDS_A_MINUTE * MINUTES_TO_READ);
      expect(PLACES[name].keys.length, name).toBeLessThanOrEqual(1);
    }
  }
});
