import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../supabase/embedded/app-build.ts';
import { say } from './progress.ts';
import { serve } from './served.ts';
import { percentile, tenth, timed } from './statistics.ts';

const WARM_STARTS = 3;

/** From nothing, and again, until the address answers. The app's build is measured apart. */
export async function measureStart() {
  say('building the app');
  const [buildMs] = await timed(buildApp);
  const data = await mkdtemp(join(tmpdir(), 'wangge-bench-'));
  try {
    say('cold start');
    const cold = await serve({ data });
    const memory = residentMb(cold.pid);
    await cold.stop();
    const warm: number[] = [];
    for (let n = 0; n < WARM_STARTS; n += 1) {
      say('warm start');
      const served = await serve({ data });
      warm.push(served.answeredAfterMs);
      await served.stop();
    }
    return {
      app_build_s: seconds(buildMs),
      cold_start_s: seconds(cold.answeredAfterMs),
      warm_start_s: seconds(percentile(warm, 0.5)),
      warm_starts_s: warm.map(seconds),
      memory_after_cold_start_mb: memory,
      data_folder_mb: Math.round((await bytesIn(data)) / 2 ** 20)
    };
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

const seconds = (ms: number) => tenth(ms / 1000);

/** Resident memory of a process, where /proc tells it. */
function residentMb(pid: number): number | undefined {
  try {
    const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? undefined : Math.round(Number(kb) / 1024);
  } catch {
    return undefined;
  }
}

async function bytesIn(folder: string): Promise<number> {
  const sizes = await Promise.all(
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size)
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
