/**
 * Every colour and distance of the product. Style sheets name them as `var(--u-<name>)`; nothing
 * else may hold a colour or a distance (`theme.test.ts` looks).
 */

/** Text on every ground it may stand on reaches 4.5:1, edges of controls 3:1 (WCAG 2.2 AA). */
export const lightColours = {
  ground: '#ffffff',
  chrome: '#f9f9fa',
  raised: '#ffffff',
  hover: '#f1f1f4',
  pressed: '#e9e9ee',
  selected: '#eaf0ff',
  line: '#e8e8ec',
  edge: '#85878f',
  text: '#17181c',
  'text-2': '#4c4e58',
  'text-3': '#63656f',
  accent: '#2f55d4',
  'accent-strong': '#2444b0',
  'on-accent': '#ffffff',
  danger: '#b4232c',
  'danger-soft': '#fdeeee',
  warn: '#8a4b00',
  'warn-soft': '#fff4df',
  good: '#176b3a',
  'good-soft': '#e8f6ed',
  shade: 'rgb(15 16 20 / 0.32)',
  'shadow-colour': 'rgb(15 16 20 / 0.12)',
} as const;

export const darkColours: Record<keyof typeof lightColours, string> = {
  ground: '#131417',
  chrome: '#0e0f11',
  raised: '#1b1c20',
  hover: '#1e1f24',
  pressed: '#272930',
  selected: '#1c2747',
  line: '#26272d',
  edge: '#71737d',
  text: '#ececf0',
  'text-2': '#b3b5c0',
  'text-3': '#989aa6',
  accent: '#8fa9ff',
  'accent-strong': '#a9bdff',
  'on-accent': '#0d1330',
  danger: '#ff8f8f',
  'danger-soft': '#33191b',
  warn: '#f0b35e',
  'warn-soft': '#2f2412',
  good: '#68cf92',
  'good-soft': '#13291c',
  shade: 'rgb(0 0 0 / 0.55)',
  'shadow-colour': 'rgb(0 0 0 / 0.5)',
};

/** Grounds and letters of avatars; which one is drawn follows from the name. */
export const avatarHues = [10, 35, 65, 110, 150, 180, 210, 240, 275, 320] as const;

/** The 4 px grid, and the sizes of the frame's parts. */
export const distances = {
  hair: '1px',
  s05: '2px',
  s1: '4px',
  s15: '6px',
  s2: '8px',
  s3: '12px',
  s4: '16px',
  s5: '20px',
  s6: '24px',
  s8: '32px',
  s10: '40px',
  s12: '48px',
  s16: '64px',
  radius: '6px',
  'radius-s': '4px',
  'radius-l': '10px',
  round: '999px',
  row: '32px',
  'row-touch': '52px',
  touch: '44px',
  icon: '16px',
  sidebar: '216px',
  aside: '480px',
  bar: '44px',
  'bottom-bar': '56px',
  label: '112px',
  facts: '400px',
  'settings-nav': '216px',
  field: '320px',
  'text-column': '680px',
  dialog: '520px',
  menu: '240px',
  'ring-width': '2px',
} as const;

export const fontSizes = {
  'font-xs': '11px',
  'font-s': '12px',
  font: '13px',
  'font-m': '14px',
  'font-l': '16px',
  'font-xl': '20px',
} as const;

export const TYPEFACE = "'Inter Variable', system-ui, sans-serif";
export const MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, monospace";
/** Up to this width the phone's layout holds; style sheets repeat it in their media queries. */
export const PHONE_MAX_PX = 760;
