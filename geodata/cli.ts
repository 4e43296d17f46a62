import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { folderOfPaths } from './commands/paths.ts';
import { Refusal, type Command, type Terminal } from './commands/terminal.ts';

// The `wangge` command: the analyses of the app on files, without a server.

const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  density: () => import('./commands/density.ts'),
  hotspots: () => import('./commands/hotspots.ts'),
  reach: () => import('./commands/reach.ts')
};

const USAGE = {
  en: `Usage: npm run -s wangge -- COMMAND …

Commands: ${Object.keys(COMMANDS).join(', ')}
COMMAND --help tells what each needs.`,
  'zh-CN': `用法：npm run -s wangge -- 命令 …

命令：${Object.keys(COMMANDS).join('、')}
“命令 --help” 说明各命令的用法。`
};

/** Chinese where the environment asks for it (LC_ALL, LC_MESSAGES, LANG), else English. */
function languageOf(environment: NodeJS.ProcessEnv): Terminal['language'] {
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find((value) => value);
  return locale?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en';
}

const terminal: Terminal = {
  language: languageOf(process.env),
  readText: (path) => readFile(resolve(folderOfPaths(process.env, process.cwd()), path), 'utf8'),
  write: (text) => process.stdout.write(`${text}\n`)
};

async function main([name, ...words]: string[]): Promise<number> {
  const open = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (open === undefined) {
    const asked = name === undefined || name === '--help' || name === 'help';
    (asked ? process.stdout : process.stderr).write(`${USAGE[terminal.language]}\n`);
    return name === undefined || !asked ? 2 : 0;
  }
  const { command } = await open();
  try {
    await command(words, terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

// Whoever cuts the output off, as `| head` does, has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2));
