/**
 * The folder from which the paths count that somebody typed. npm runs its scripts in the project's folder and keeps the one
 * it was called in as INIT_CWD: paths count from there, as in every other command. Called by node alone, they count from
 * the working folder, whatever an npm further out has left behind.
 */
export const folderOfPaths = (
  environment: Readonly<Record<string, string | undefined>>,
  workingFolder: string
): string =>
  (environment['npm_lifecycle_event'] === 'wangge' ? environment['INIT_CWD'] : undefined) ?? workingFolder;
