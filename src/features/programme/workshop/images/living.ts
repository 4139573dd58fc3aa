import { ring, type Shape } from './shapes.ts';

/** Images of what lives, grows and burns. */
export const living = {
  seedling: [
    ['2', 'M0 96Q80 82 160 96V120H0Z'],
    ['line', 'M80 92C80 76 80 68 82 54'],
    ['a', 'M82 62C64 62 52 48 52 32C73 32 86 44 82 62Z'],
    ['3', 'M81 72C98 72 111 60 112 44C95 44 81 54 81 72Z'],
  ],
  fire: [
    [
      'b',
      'M80 14C98 36 114 54 110 78C106 98 92 104 80 104C66 104 52 97 50 78C48 62 61 55 63 40C72 46 75 53 75 60C83 47 83 32 80 14Z',
    ],
    ['a', 'M81 58C91 71 97 78 95 88C93 98 87 103 80 103C72 103 65 98 65 88C65 79 75 74 81 58Z'],
    ['4', 'M42 100L118 111L117 117L41 106ZM118 100L42 111L43 117L119 106Z'],
  ],
  many_hands: [
    ['rope', 'M4 14L62 46M156 14L98 46M4 108L62 76M156 108L98 76'],
    ['2', ring(68, 50, 15)],
    ['3', ring(92, 50, 15)],
    ['3', ring(68, 72, 15)],
    ['a', ring(92, 72, 15)],
  ],
} as const satisfies Record<string, readonly Shape[]>;
