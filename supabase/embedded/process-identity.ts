import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When a process began, as text to compare with, or undefined where there is no such process.
 * Number and beginning together name a process for good: numbers are used again, even after a
 * restart of the machine, which is why the boot's name belongs to it.
 */
export async function processBeginning(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    try {
      const [stat, boot] = await Promise.all([
        readFile(`/proc/${pid}/stat`, 'utf8'),
        readFile('/proc/sys/kernel/random/boot_id', 'utf8')
      ]);
      // The second field is the command in brackets and may hold spaces; counting starts behind it.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // A process that has ended but was not yet collected by its parent holds nothing.
      if (fields[0] === 'Z') return undefined;
      return `${boot.trim()} ${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  if (!alive(pid)) return undefined;
  if (process.platform === 'win32') return 'alive';
  const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim() || undefined;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
