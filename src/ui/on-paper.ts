import { hasContext, setContext } from 'svelte';

const KEY = Symbol('on paper');

/** Says to all parts within that they are printed. */
export const setOnPaper = () => setContext(KEY, true);

/** Whether this is printed: then it cannot say how long ago something was. */
export const isOnPaper = () => hasContext(KEY);
