import { makeImage } from './test-database.ts';

/** Runs before the tests on the embedded engine, so that files side by side do not each make the first database. */
export default makeImage;
