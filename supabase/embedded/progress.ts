/** Shows what is going on and how far it is, on a terminal or in a log. */
export interface Progress {
  /** A new step begins. */
  step(what: string): void;
  /** The present step is this far: 0 to 1, with a word on what it is at. */
  share(share: number, what?: string): void;
  /** The last step is over. */
  done(): void;
}

const WIDTH = 24;

/** On a terminal one line that is written over; elsewhere a line per step and per quarter. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  let step = '';
  let began = 0;
  let quarter = 0;

  function close(): void {
    if (step === '') return;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (stream.isTTY) stream.write(`\r\x1b[2K${step} ✓ ${seconds} s\n`);
    step = '';
  }

  return {
    step: (what) => {
      close();
      step = what;
      began = performance.now();
      quarter = 0;
      stream.write(stream.isTTY ? `${what} …` : `${what} …\n`);
    },
    share: (share, what = '') => {
      const bounded = Math.min(1, Math.max(0, share));
      if (stream.isTTY) {
        const filled = Math.round(bounded * WIDTH);
        const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
        stream.write(`\r\x1b[2K${step} ${bar} ${Math.round(bounded * 100)} % ${what}`);
      } else if (Math.floor(bounded * 4) > quarter) {
        quarter = Math.floor(bounded * 4);
        stream.write(`  ${quarter * 25} % ${what}\n`);
      }
    },
    done: close
  };
}
