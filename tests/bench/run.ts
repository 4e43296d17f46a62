import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appIsStale, buildApp } from '../../supabase/embedded/app-build.ts';
import { attempted } from './attempted.ts';
import { openBrowser } from './browser.ts';
import { measureDensity } from './density.ts';
import { measureFirstLoad } from './first-load.ts';
import { measureFirstMap } from './first-map.ts';
import { machine } from './machine.ts';
import { fillFolder } from './office.ts';
import { readOptions, USAGE, type Options, type Section } from './options.ts';
import { measurePlaces } from './places.ts';
import { say } from './progress.ts';
import { serve } from './served.ts';
import { measureStart } from './start-up.ts';

// `npm run bench`: all figures of one machine in one run, as JSON. See docs/benchmarks.md.

async function measureMap() {
  if (await appIsStale()) {
    say('building the app');
    await buildApp();
  }
  const data = await mkdtemp(join(tmpdir(), 'wangge-bench-'));
  say('map: filling');
  await fillFolder(data);
  const served = await serve({ data });
  const browser = await openBrowser();
  try {
    say('size of the first load');
    const firstLoad = await measureFirstLoad(browser, served);
    say('first complete map');
    return { first_load: firstLoad, first_map: await measureFirstMap(browser, served) };
  } finally {
    await browser.close();
    await served.stop();
    await rm(data, { recursive: true, force: true });
  }
}

/** What a script of its own prints as JSON. */
function printedBy(script: string): unknown {
  say(script);
  const path = join(import.meta.dirname, script);
  return JSON.parse(execFileSync(process.execPath, [path], { encoding: 'utf8' }));
}

async function measure({ only, households }: Options) {
  const asked = (section: Section) => only.includes(section);
  const figures: Record<string, unknown> = { measured_at: new Date().toISOString(), machine: machine() };
  if (asked('start')) figures['start'] = await attempted(measureStart);
  if (asked('map')) figures['map'] = await attempted(measureMap);
  if (asked('functions') || asked('realtime')) {
    figures['places'] = await attempted(() =>
      measurePlaces({ functions: asked('functions'), realtime: asked('realtime'), households })
    );
  }
  if (asked('protection')) figures['protection'] = await attempted(() => printedBy('protection.ts'));
  if (asked('density')) figures['density'] = await attempted(measureDensity);
  if (asked('reach')) figures['reach'] = await attempted(() => printedBy('reach.ts'));
  return figures;
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(USAGE);
  } else {
    const json = JSON.stringify(await measure(options), null, 2);
    console.log(json);
    if (options.json !== undefined) await writeFile(options.json, `${json}\n`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
