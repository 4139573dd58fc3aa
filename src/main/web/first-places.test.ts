import { beforeAll, expect, test, vi } from 'vitest';
import type { NavigationItem } from '#src/web/shell/web-feature.ts';
import { firstPlaces } from './first-places.ts';

let places: NavigationItem[];

beforeAll(async () => {
  vi.stubGlobal('navigator', { language: 'en', languages: ['en'] });
  vi.stubGlobal('window', { addEventListener: () => {}, matchMedia: () => ({ matches: false }) });
  const { features } = await import('./features.ts');
  places = features.flatMap(({ navigation }) => navigation ?? []);
}, 60_000);

test('what a role sees first is in the navigation, and open to the role', () => {
  for (const [role, first] of Object.entries(firstPlaces)) {
    for (const to of first) {
      const place = places.find((one) => one.to === to);
      expect(place, `${role} ${to}`).toBeDefined();
      expect(place!.roles ?? [role]).toContain(role);
    }
  }
});

test('nobody has so much to look through that it would not fit on a small screen', () => {
  const always = places.filter(({ group }) => group === 'top' || group === 'bottom').length;
  for (const first of Object.values(firstPlaces)) {
    expect(always + first.length).toBeLessThanOrEqual(20);
  }
});
