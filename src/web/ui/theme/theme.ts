import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { darkColours, distances, fontSizes, lightColours, MONO, TYPEFACE } from './tokens.ts';

const ACCENT: MantineColorsTuple = [
  '#eef2ff',
  '#dde5ff',
  '#b9caff',
  darkColours.accent,
  '#6b88f2',
  '#4a6be3',
  lightColours.accent,
  lightColours['accent-strong'],
  '#1d3892',
  '#152a70',
];

/** Mantine draws dropdowns and edges with these: 6 is a raised ground in the dark, 2 a light line. */
const DARK: MantineColorsTuple = [
  darkColours.text,
  darkColours['text-2'],
  darkColours['text-3'],
  darkColours.edge,
  darkColours.line,
  darkColours.hover,
  darkColours.raised,
  darkColours.ground,
  darkColours.chrome,
  darkColours.chrome,
];
const GREY: MantineColorsTuple = [
  lightColours.chrome,
  lightColours.hover,
  lightColours.line,
  lightColours.line,
  lightColours.pressed,
  lightColours.edge,
  lightColours['text-3'],
  lightColours['text-2'],
  lightColours.text,
  lightColours.text,
];

/** Mantine's theme, bent to the tokens: 32 px controls, small radii, no scaling on press. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  colors: { accent: ACCENT, dark: DARK, gray: GREY },
  fontFamily: TYPEFACE,
  fontFamilyMonospace: MONO,
  fontSizes: {
    xs: fontSizes['font-s'],
    sm: fontSizes.font,
    md: fontSizes.font,
    lg: fontSizes['font-m'],
    xl: fontSizes['font-l'],
  },
  lineHeights: { md: '1.5' },
  spacing: {
    xs: distances.s1,
    sm: distances.s2,
    md: distances.s3,
    lg: distances.s4,
    xl: distances.s6,
  },
  radius: {
    xs: distances['radius-s'],
    sm: distances['radius-s'],
    md: distances.radius,
    lg: distances['radius-l'],
  },
  defaultRadius: 'md',
  activeClassName: '',
  respectReducedMotion: true,
  components: {
    Input: { vars: () => ({ wrapper: { '--input-height': 'var(--u-control)' } }) },
    InputWrapper: { defaultProps: { labelProps: { fw: 500 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Menu: {
      defaultProps: {
        shadow: 'md',
        transitionProps: { duration: 80 },
        withInitialFocusPlaceholder: false,
      },
    },
    Combobox: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    Modal: {
      defaultProps: {
        overlayProps: { color: 'var(--u-shade)', backgroundOpacity: 1 },
        transitionProps: { duration: 100, transition: 'fade' },
        radius: 'lg',
      },
    },
  },
});

function asVariables(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`--u-${name}`, value]));
}

/** Mantine's own semantic colours, said in ours. */
const MANTINE_COLOURS = {
  '--mantine-color-body': 'var(--u-ground)',
  '--mantine-color-text': 'var(--u-text)',
  '--mantine-color-bright': 'var(--u-text)',
  '--mantine-color-dimmed': 'var(--u-text-2)',
  '--mantine-color-placeholder': 'var(--u-text-3)',
  '--mantine-color-anchor': 'var(--u-accent)',
  '--mantine-color-error': 'var(--u-danger)',
  '--mantine-color-default': 'var(--u-raised)',
  '--mantine-color-default-hover': 'var(--u-hover)',
  '--mantine-color-default-border': 'var(--u-line)',
  '--mantine-shadow-md': '0 4px 16px var(--u-shadow-colour), 0 0 0 1px var(--u-line)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { ...asVariables(distances), ...asVariables(fontSizes), ...MANTINE_COLOURS },
  light: { ...asVariables(lightColours), ...MANTINE_COLOURS },
  dark: { ...asVariables(darkColours), ...MANTINE_COLOURS },
});
