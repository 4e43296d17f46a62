import type { Attachment } from 'svelte/attachments';

/**
 * Closes what is open on a click elsewhere or Escape. The click that opened it does not count: it has been over before
 * the listeners are there.
 *
 * @param close gives the callback at the time it is needed.
 */
export function outside(close: () => () => void): Attachment<HTMLElement> {
  return (element) => {
    const onpointer = (event: Event) => {
      // The button that opened it stands beside it, in the same box, and closes it by itself.
      if (event.target instanceof Node && !(element.parentElement ?? element).contains(event.target))
        close()();
    };
    const onkey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      close()();
    };
    document.addEventListener('pointerdown', onpointer, true);
    document.addEventListener('keydown', onkey, true);
    return () => {
      document.removeEventListener('pointerdown', onpointer, true);
      document.removeEventListener('keydown', onkey, true);
    };
  };
}
