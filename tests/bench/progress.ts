/** Says on the standard error what is being measured; the figures alone go to the standard output. */
export function say(what: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)}  ${what}\n`);
}
