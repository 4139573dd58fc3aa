import type { WebFeature } from '#src/web/shell/web-feature.ts';

/** What the web app is made of; the order is that of the navigation. */
export const features: readonly WebFeature[] = [];
