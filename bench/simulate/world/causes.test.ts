import { describe, expect, test } from 'vitest';
import { kindOf } from './causes.ts';

const willing = { want: 0.9, can: 0.9, obey: 0.9, cunning: 0.9 };
const unwilling = { ...willing, want: 0.1 };
const fill = { kind: 'fill', weekday: 5, hour: 12 } as const;
const calls = { kind: 'calls', a_day: 10 } as const;

describe('the truth', () => {
  test('follows from reasons alone', () => {
    expect(kindOf(willing, fill, 0.1)).toBe('adopter');
    expect(kindOf({ ...willing, can: 0.1 }, fill, 0.1)).toBe('struggler');
    expect(kindOf(unwilling, fill, 0.1)).toBe('complier');
    expect(kindOf(unwilling, calls, 0.1)).toBe('padder');
    expect(kindOf({ ...unwilling, obey: 0.1 }, calls, 0.9)).toBe('ranger');
    expect(kindOf(unwilling, { kind: 'none' }, 0.1)).toBe('away');
  });
});
