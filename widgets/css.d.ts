/** A style sheet as a text, its spaces left out: what scripts/bundle-widgets.ts makes of it. */
declare module '*.css' {
  const text: string;
  export default text;
}
