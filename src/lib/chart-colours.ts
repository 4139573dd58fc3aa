/**
 * The colours of charts on white and on the dark ground, for screen and paper. Any two of a series
 * can be told apart also by who is colour-blind (`chart-colours.test.ts` reckons it).
 */
export const chartColours = {
  light: {
    series: ['#2f55d4', '#e47128', '#212875', '#9c88b8', '#7f5457', '#5d150c'],
    /** From little to much, and what is written on much. */
    ramp: ['#e6ecfd', '#1f3a94'],
    onRamp: '#ffffff',
  },
  dark: {
    series: ['#8fa9ff', '#f0d75a', '#b0395c', '#5ddedb', '#f88071', '#6d63cf'],
    ramp: ['#1c2440', '#a9bdff'],
    onRamp: '#0d1330',
  },
} as const;
